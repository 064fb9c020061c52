import type { OdbPlace } from '@meervoud/odb';

/** A location of ours, by the id of its Location in the ECD. */
export interface OwnLocation { readonly id: string; readonly name: string; readonly vestigingsnummer?: string }

const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * Which location of ours a place of the file is: by vestigingsnummer, else by name, which may be our id and may have the
 * organization in front ("Zorggroep, De Linde"). Undefined when none is, or several are.
 */
export const matchLocation = (place: OdbPlace, locations: readonly OwnLocation[]): string | undefined => {
  const { name, vestigingsnummer } = place.location;
  const only = (found: readonly OwnLocation[]): string | undefined => (found.length === 1 ? found[0]?.id : undefined);
  const byNumber = vestigingsnummer === undefined ? undefined : only(locations.filter((own) => own.vestigingsnummer === vestigingsnummer));
  if (byNumber !== undefined) return byNumber;
  const written = plain(name);
  return only(locations.filter((own) => plain(own.name) === written || own.id === written))
    ?? only(locations.filter((own) => written.endsWith(`, ${plain(own.name)}`)));
};
