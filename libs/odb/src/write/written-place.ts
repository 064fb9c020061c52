import type { ColumnName } from '../columns.ts';
import type { OdbCell } from './cell.ts';

/** Where somebody is, and by which numbers it goes; what is not known is left out. */
export interface OdbAddress {
  /** KvK-vestigingsnummer, 12 digits. */
  readonly vestigingsnummer?: string | undefined;
  readonly agb?: string | undefined;
  readonly postcode?: string | undefined;
  readonly houseNumber?: string | undefined;
  readonly city?: string | undefined;
}

/** The provider as the public file names it. */
export interface OdbProvider {
  /** `concernName`: as its location of staff figures is called; default its name. */
  readonly organization: OdbAddress & { readonly name: string; readonly kvk?: string | undefined; readonly concernName?: string | undefined };
  /** In the order in which the file is to have them. */
  readonly locations: readonly (OdbAddress & { readonly id: string; readonly name: string })[];
}

/** The file drops the zeros in front of a number, and prints 0 where there is none (indicators.md §6.1, §7). */
const plain = (digits: string | undefined): string => (digits ?? '').replace(/^0+/, '') || '0';

const ofOrganization = ({ organization: { name, kvk, agb } }: OdbProvider) => ({ organizationName: name, kvk: plain(kvk), organizationAgb: plain(agb) });

const ofAddress = ({ agb, postcode = '', houseNumber = '', city = '' }: OdbAddress) =>
  ({ locationAgb: plain(agb), postcode: postcode.replace(/\s/g, '').toUpperCase(), houseNumber, city });

export type WrittenPlace = Readonly<Partial<Record<ColumnName, OdbCell>>>;

/** A location; one without a vestigingsnummer goes by its place among those without. */
export const writtenLocation = (provider: OdbProvider, id: string): WrittenPlace | undefined => {
  const location = provider.locations.find((one) => one.id === id);
  if (location === undefined) return undefined;
  const without = provider.locations.filter(({ vestigingsnummer }) => vestigingsnummer === undefined);
  return {
    ...ofOrganization(provider), ...ofAddress(location), locationName: location.name,
    vestigingsnummer: location.vestigingsnummer === undefined ? String(without.indexOf(location) + 1) : plain(location.vestigingsnummer),
  };
};

/** The organization as a whole stands in the file as a location. */
export const writtenOrganization = (provider: OdbProvider): WrittenPlace => ({
  ...ofOrganization(provider), ...ofAddress(provider.organization),
  locationName: `Concernniveau: ${provider.organization.concernName ?? provider.organization.name}`, vestigingsnummer: plain(provider.organization.vestigingsnummer),
});
