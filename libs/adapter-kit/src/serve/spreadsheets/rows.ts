import { classify, type JsonObject } from '@meervoud/adapter-sdk';
import { type FhirVersion, healthcareProvider, meeting, stay, wlzIndicatie } from '@meervoud/nl-core';
import { parseRecord, type StaffZibName, type SubjectPseudonym, type ZibRecord } from '@meervoud/zibs';
import { openPseudonyms } from '../../reading.ts';
import { type SheetKind, sheetKinds } from './columns.ts';

export interface Row {
  readonly cells: readonly string[];
  /** What it says the same as: `Encounter/stay-1`. Absent for a row that is wrong. */
  readonly reference?: string;
}

/** The rows a provider would keep of these resources, per kind of sheet; a kind may have none. */
export const rowsOf = (resources: readonly JsonObject[], fhirVersion: FhirVersion): ReadonlyMap<SheetKind, readonly Row[]> => {
  const clients = new Map<SubjectPseudonym, string>();
  const { of } = openPseudonyms();
  const pseudonym = (id: string): SubjectPseudonym => {
    const name = of(id);
    clients.set(name, id);
    return name;
  };
  const readable = { mappings: [healthcareProvider, stay(fhirVersion), wlzIndicatie, meeting], known: [] };
  const records = [...resources.flatMap((resource): readonly ZibRecord[] => {
    const classified = classify(resource, readable, { source: 'spreadsheet', pseudonym });
    return classified.outcome === 'mapped' ? classified.records : [];
  })];
  records.push(...surveysOf(records), ...staffOf(pseudonym));
  const clientOf = (subject: SubjectPseudonym): string => clients.get(subject) ?? '';
  return new Map(sheetKinds.map((kind) => [kind, records.filter(({ zib }) => zib === kind.zib).map((record) =>
    ({ cells: kind.columns.map(({ cell }) => cell(record, clientOf)), reference: record.origin.reference }))]));
};

/** A questionnaire or two about each location: no resource holds them, so they are the same everywhere. */
const surveysOf = (records: readonly ZibRecord[]): readonly ZibRecord[] =>
  records.flatMap((place) => (place.zib === 'HealthcareProvider' && place.kind === 'location' ? [
    survey(place.id, 1, { nps: 9, recommends: true, score1: 8 }), survey(place.id, 2, { recommends: false }),
  ] : []));

/** HR facts of a few members of staff, the same everywhere: no resource holds them. */
const staffOf = (pseudonym: (id: string) => SubjectPseudonym): readonly ZibRecord[] => [1, 2, 3].flatMap((number) => {
  const about = (zib: StaffZibName, said: object): ZibRecord => {
    const id = `${zib.toLowerCase()}-${number}`;
    return parseRecord({ zib, id: `${zib}/${id}`, origin: { source: 'spreadsheet', reference: `${zib}/${id}` }, subject: pseudonym(`staff:m-${number}`), ...said } as unknown as ZibRecord);
  };
  const contract = `overeenkomst-${number}`;
  return [
    about('StaffContract', { contract, kind: number === 1 ? 'permanent' : 'agency', careFunction: true, start: `2020-0${number}-01`, ...(number === 3 ? { end: '2022-12-31' } : { level: '3', weeklyHours: '24' }) }),
    about('WorkedHours', { contract, start: '2022-03-01', end: '2022-03-31', hours: '96.5' }),
    about('SickReport', { cause: number === 3 ? 'pregnancy-leave' : 'sickness', start: '2022-03-01', ...(number === 1 ? {} : { end: '2022-03-07', percentage: '50' }) }),
  ];
});

const survey = (location: string, number: number, said: object): ZibRecord => {
  const id = `${location}-${number}`;
  return parseRecord({ zib: 'SurveyResponse', id: `SurveyResponse/${id}`, origin: { source: 'spreadsheet', reference: `SurveyResponse/${id}` }, location, date: '2022-06-15', ...said } as ZibRecord);
};

/**
 * Rows after these of which none may be taken: each with one cell that is wrong, with too few cells or too many, or with the key of
 * another row. `person` is what no cell should hold and some do.
 */
export const wrongRowsOf = ({ columns }: SheetKind, [specimen]: readonly Row[], person: string): readonly Row[] => {
  if (specimen === undefined) return [];
  const { cells } = specimen;
  const withKey = (key: string, from = cells): readonly string[] => from.map((cell, index) => (index === 0 ? key : cell));
  const spoilt = columns.flatMap(({ header, wrong }, at) => [...wrong, ...(header === 'naam' ? [] : [person])].map((text, number) =>
    withKey(`wrong-${at}-${number}`).map((cell, index) => (index === at ? text : cell))));
  return [...spoilt, withKey('wrong-short').slice(0, -1), [...withKey('wrong-long'), person], cells].map((row) => ({ cells: row }));
};

/** Texts that stand in the sheets for a client: as the sheet names them, where that can be told from anything else. */
export const clientsIn = (resources: readonly JsonObject[], rows: Iterable<readonly Row[]>): readonly string[] => {
  const keys = [...rows].flat().map(({ reference = '' }) => reference);
  return resources.filter(({ resourceType }) => resourceType === 'Patient').map(({ id }) => String(id))
    .filter((id) => id.length >= 5 && !keys.some((key) => key.includes(id)));
};
