import type { Store } from '@meervoud/store';
import type { Value } from '@meervoud/value';
import { countReuse, type ReuseLedger } from './count-reuse.ts';

/** The ledger of one organization and reporting year, counted from what is stored now. Reads, and changes nothing. */
export const readReuse = async (store: Store, organization: string, reportingYear: number): Promise<ReuseLedger> => {
  const scopes = (await store.values.sets(organization, reportingYear)).map((set) => ({ organization, set, reportingYear }));
  const values = (await Promise.all(scopes.map((scope) => store.values.newest(scope)))).flat();
  const fragments = (await Promise.all(scopes.map((scope) => store.fragments.newest(scope)))).flat();
  const submissions = (await store.submissions.list(organization)).filter(({ key }) => key.reportingYear === reportingYear);
  const known = new Set(values.map(({ id }) => id));
  const delivered: Value[] = [];
  for (const id of new Set(submissions.flatMap((submission) => submission.values).filter((one) => !known.has(one)))) {
    const value = await store.values.byId(id);
    if (value !== undefined) delivered.push(value);
  }
  const held = new Set<string>();
  for (const { id, key } of submissions) {
    for (const { location, indicator, hold } of await store.disclosures.ofSubmission(id)) if (hold) held.add(JSON.stringify([key, location, indicator]));
  }
  return countReuse({
    values, fragments, submissions, delivered, heldBack: ({ key }, { location, indicator }) => held.has(JSON.stringify([key, location, indicator])),
  });
};
