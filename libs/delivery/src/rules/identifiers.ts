import type { OdbAddress, OdbProvider } from '@meervoud/odb';
import type { RuleFinding } from './finding.ts';

const missing = (finding: Omit<RuleFinding, 'at'>, at: readonly string[]): readonly RuleFinding[] => (at.length === 0 ? [] : [{ ...finding, at: at.join(', ') }]);

const hasAddress = ({ postcode, houseNumber, city }: OdbAddress): boolean => postcode !== undefined && houseNumber !== undefined && city !== undefined;

/** By what the public file tells organizations and places apart (indicators.md §7): without a KvK number nobody knows whose figures these are. */
export const identifierFindings = ({ organization, locations }: OdbProvider): readonly RuleFinding[] => {
  const without = (has: (location: OdbProvider['locations'][number]) => boolean): readonly string[] => locations.filter((location) => !has(location)).map(({ name }) => name);
  return [
    ...missing({
      code: 'kvk-missing', weight: 'refused',
      said: { nl: 'Er is geen KvK-nummer: de ontvanger weet niet van wie de cijfers zijn.', en: 'There is no KvK number: the recipient cannot tell whose figures these are.' },
    }, organization.kvk === undefined || /^0*$/.test(organization.kvk) ? ['organization.kvk'] : []),
    ...missing({
      code: 'agb-missing', weight: 'noticed', said: { nl: 'Er is geen AGB-code; er komt 0 te staan.', en: 'There is no AGB code; 0 is printed.' },
    }, [...(organization.agb === undefined ? [organization.name] : []), ...without(({ agb }) => agb !== undefined)]),
    ...missing({
      code: 'vestigingsnummer-missing', weight: 'noticed',
      said: { nl: 'Er is geen vestigingsnummer; er komt een volgnummer te staan, dat volgend jaar anders kan zijn.', en: 'There is no vestigingsnummer; a sequence number is printed, which may be another next year.' },
    }, without(({ vestigingsnummer }) => vestigingsnummer !== undefined)),
    ...missing({
      code: 'address-missing', weight: 'noticed', said: { nl: 'Er is geen postcode, huisnummer of plaats.', en: 'There is no postcode, house number or city.' },
    }, without(hasAddress)),
  ];
};
