import { type CalendarDate, calendarDate } from '@meervoud/kernel';
import { parseRecord, type ZibName, type ZibRecord, zibs } from '@meervoud/zibs';
import type { Basis, Example, ExampleRecord } from './definition.ts';

/** The client, ward and location that every example is about. */
export const examplePlace = { client: `p-${'0'.repeat(32)}`, ward: 'ward', location: 'here', respondent: 'example-1', staff: `p-${'0'.repeat(32)}` } as const;

/** R3: the last day of the measuring window, also in a leap year; of most sets that is 28 February. */
export const exampleReferenceDate = ({ reportingYear, referenceDate = `${reportingYear + 1}-02-28` }: Example): CalendarDate => calendarDate(referenceDate);

/** The records of an example, whole. Throws a ZodError where one is no record of its zib. */
export const exampleRecords = (basis: Basis, example: Example): readonly ZibRecord[] =>
  [...(example.bare ? [] : usual(basis, example)), ...example.given].map((given, at) => {
    const isWard = given.zib === 'HealthcareProvider' && given.kind === 'ward';
    const id = isWard ? examplePlace.ward : `example-${at + 1}`;
    const subject = isAboutClient(given.zib) ? { subject: examplePlace.client } : {};
    const record = { ...given, ...subject, id, origin: { source: 'example', reference: `${given.zib}/${id}` } };
    return parseRecord(record);
  });

const isAboutClient = (zib: ZibName): boolean => 'subject' in zibs[zib].unwrap().shape;

const usual = (basis: Basis, { reportingYear }: Example): readonly ExampleRecord[] => {
  if (basis === 'respondent' || basis === 'staff') return [];
  const { ward, location } = examplePlace;
  if (basis === 'ward') return [{ zib: 'HealthcareProvider', kind: 'ward', name: ward, partOf: location }];
  return [
    { zib: 'Stay', location, start: `${reportingYear}-01-01` },
    { zib: 'WlzIndicatie', zorgprofiel: '5VV', validFrom: `${reportingYear}-01-01` },
  ];
};
