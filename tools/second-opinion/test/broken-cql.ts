/** One mistake for each of the six percentages, so that one translation shows them all. */
export const brokenCql: readonly { readonly number: string; readonly from: string; readonly to: string }[] = [
  { number: '1.1b', from: '"Day" - 90 days', to: '"Day" - 89 days' },
  { number: '2', from: "{ 'permit', 'deny' }", to: "{ 'permit' }" },
  { number: '3.2b', from: 'year from ReviewedOn(R) = "Year"', to: 'year from ReviewedOn(R) >= "Year"' },
  { number: '4.1c', from: '"Day" - 30 days', to: '"Day" - 29 days' },
  { number: '5.2', from: 'P.made = Max("Plans" Q return all Q.made)', to: 'P.made = Min("Plans" Q return all Q.made)' },
  { number: '6.1', from: '"Day" - 6 months', to: '"Day" - 183 days' },
];
