export interface Recorded { readonly resourceType: string; readonly meta?: object | undefined; readonly identifier?: object | readonly object[] | undefined }

/**
 * A resource as a server gives it out: with what every record of an ECD carries besides what it says. The public zib examples hold one JSON value
 * for each 24 bytes and hardly any narrative; lines that were mostly one long string would be parsed twice as fast, and every ratio to
 * parsing would come out twice as high. Padded with whole notes to about so many bytes; nothing of it is read.
 */
export const asRecorded = (resource: Recorded, number: number, bytes: number): string => {
  const time = `2021-${two(1 + (number % 12))}-${two(1 + (number % 28))}T${two(number % 24)}:${two(number % 60)}:00+01:00`;
  const recorded: Record<string, unknown> = {
    ...resource,
    meta: { versionId: String(1 + (number % 4)), lastUpdated: time, source: `#ecd-${number}`, profile: [`http://nictiz.nl/fhir/StructureDefinition/nl-core-${resource.resourceType}`], ...resource.meta },
    identifier: [...[resource.identifier ?? []].flat(), { use: 'official', system: 'urn:oid:2.16.528.1.1007.3.3.99999.1', value: String(1_000_000 + number) }],
  };
  const notes: object[] = [];
  // measured once bare: a note adds the same few bytes each time
  for (let length = Buffer.byteLength(JSON.stringify(recorded)); length + NOTE_BYTES / 2 < bytes; length += NOTE_BYTES) notes.push(note(number + notes.length, time));
  if (notes.length > 0) recorded['note'] = notes;
  return JSON.stringify(recorded);
};

const note = (number: number, time: string): object => ({
  authorReference: {
    reference: `PractitionerRole/${number % 400}`, type: 'PractitionerRole',
    identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: String(900_000_000 + (number % 400)) }, display: 'Verzorgende IG',
  },
  time,
  text: 'Vandaag besproken, geen bijzonderheden.',
});

const two = (number: number): string => String(number).padStart(2, '0');
const NOTE_BYTES = Buffer.byteLength(JSON.stringify(note(1_000, '2021-01-01T00:00:00+01:00'))) + 1;
