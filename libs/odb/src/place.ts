import type { ColumnName } from './columns.ts';
import { saysNothing, toAgb, toKvk, toVestigingsnummer } from './identifier.ts';
import type { OdbSet } from './indicators.ts';
import type { RowFinding, RowProblem } from './problems.ts';
import type { OdbPlace } from './row.ts';

/** Names of one place differ in case and spaces ("VOF Zuring", "vof Zuring"). */
const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** A location has no official id in the file: its name, numbers and organization together make it one (indicators.md §7). */
const keyOf = ({ level, organization, location }: Omit<OdbPlace, 'key'>, given: string): string => {
  const owner = organization.kvk ?? folded(organization.name);
  return level === 'organization' ? owner : [owner, folded(location.name), location.vestigingsnummer ?? given, location.agb ?? ''].join(' | ');
};

const defined = <Fields extends Record<string, string | undefined>>(fields: Fields): { [Name in keyof Fields]?: string } =>
  Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== undefined && text !== '')) as { [Name in keyof Fields]?: string };

/** Whom a row is about, or why that cannot be told. */
export const readPlace = (
  cell: (column: ColumnName) => string, set: OdbSet,
): { readonly place: OdbPlace; readonly findings: readonly RowFinding[] } | { readonly problem: RowProblem } => {
  const numbers = { kvk: toKvk(cell('kvk')), organizationAgb: toAgb(cell('organizationAgb')), locationAgb: toAgb(cell('locationAgb')), vestigingsnummer: toVestigingsnummer(cell('vestigingsnummer')) };
  const isIgnored = (Object.keys(numbers) as (keyof typeof numbers)[]).some((column) => numbers[column] === undefined && !saysNothing(cell(column)));

  const level = set === 'ISID000160' ? 'organization' : 'location';
  if (cell('organizationName') === '' && numbers.kvk === undefined) return { problem: 'organization-missing' };
  if (level === 'location' && cell('locationName') === '') return { problem: 'location-missing' };
  const place = {
    level,
    organization: { name: cell('organizationName'), ...defined({ kvk: numbers.kvk, agb: numbers.organizationAgb }) },
    location: {
      name: cell('locationName'),
      ...defined({ vestigingsnummer: numbers.vestigingsnummer, agb: numbers.locationAgb, postcode: cell('postcode'), houseNumber: cell('houseNumber'), city: cell('city') }),
    },
  } as const;
  return { place: { ...place, key: keyOf(place, cell('vestigingsnummer')) }, findings: isIgnored ? ['identifier-unusable'] : [] };
};
