import type { SubjectPseudonym, ZibName, ZibRecord } from '@meervoud/zibs';

export type ClientOf = (subject: SubjectPseudonym) => string;

export interface Column {
  readonly header: string;
  /** Empty where the record does not say. */
  readonly cell: (record: ZibRecord, clientOf: ClientOf) => string;
  /** What may not stand in this column, whatever stands in the others. */
  readonly wrong: readonly string[];
}

/** A kind of spreadsheet of docs/vendors/csv.md. */
export interface SheetKind {
  readonly zib: ZibName;
  /** How its files begin. */
  readonly name: string;
  readonly columns: readonly Column[];
}

const inDutch = (date: string | undefined): string => (date ?? '').split('-').reverse().join('-');
const yesNo = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'ja' : 'nee');

const noDate = ['31-02-2022', '45291', '12/31/2022', '1-2-22', 'gisteren', '2022-12-31T10:00:00Z'];
const noYesOrNo = ['misschien', '2'];
const noMark = ['7,5', '-1', 'goed'];
const noAmount = ['-1', 'veel', '1.234'];
const noKey = ['twee woorden', '../../etc/passwd', 'x'.repeat(65)];
/** What no cell but a name may hold; the last of them is merely too long for anything. */
const noCell = ['=cmd|"/c calc"!A1', '\u202e<script>', '{"__proto__":{}}', 'x'.repeat(100_000)];

/** What stands in a column, and what may not stand there beside what may stand in none. */
type ColumnSpec<Name extends ZibName> = readonly [cell: (record: ZibRecord<Name>, clientOf: ClientOf) => string | undefined, ...wrong: readonly string[]];

/** The columns of a zib, by header, in the order of the page. */
const sheet = <Name extends ZibName>(zib: Name, name: string, columns: Readonly<Record<string, ColumnSpec<Name>>>): SheetKind => ({
  zib, name,
  columns: Object.entries(columns).map(([header, [cell, ...wrong]]) => ({
    header,
    // only records of its own zib are ever given to a sheet
    cell: (record, clientOf) => cell(record as ZibRecord<Name>, clientOf) ?? '',
    wrong: header === 'naam' ? wrong : [...wrong, ...noCell],
  })),
});

/** The part of a record's id that is the source's own: `stay-1` of `Encounter/stay-1`. */
const keyOf = ({ id }: ZibRecord): string => id.slice(id.indexOf('/') + 1);

const topics = { 'medication-errors': 'medicatiefouten', 'pressure-ulcer-case-discussion': 'casuïstiek decubitus' } as const;

const contractKinds = {
  permanent: 'onbepaald', temporary: 'bepaald', bbl: 'bbl', 'on-call': 'oproep', hired: 'inhuur', agency: 'uitzend', internship: 'stage', volunteer: 'vrijwilliger',
} as const;
/** A pseudonym of a member of staff is made of more than the number in the sheet. */
const staffNumber = ({ subject }: ZibRecord<'StaffContract' | 'WorkedHours' | 'SickReport'>, clientOf: ClientOf): string => clientOf(subject).slice('staff:'.length);

/** As a provider in the Netherlands keeps them: Dutch headers, Dutch dates, each row with a key of its own. */
export const sheetKinds: readonly SheetKind[] = [
  sheet('HealthcareProvider', 'locaties', {
    code: [keyOf, '', ...noKey],
    naam: [({ name }) => name, '', 'x'.repeat(501)],
    soort: [({ kind }) => (kind === 'ward' ? 'afdeling' : 'locatie'), '', 'kamer'],
    'onderdeel van': [({ partOf }) => partOf, ...noKey],
    vestigingsnummer: [({ vestigingsnummer }) => vestigingsnummer, '12', '0000000000012'],
  }),
  sheet('Stay', 'verblijven', {
    sleutel: [keyOf, ...noKey],
    'cliënt': [({ subject }, clientOf) => clientOf(subject), '', 'twee woorden'],
    locatie: [({ location }) => location, ...noKey],
    afdeling: [({ ward }) => ward, ...noKey],
    begindatum: [({ start }) => inDutch(start), ...noDate],
    einddatum: [({ end }) => inDutch(end), ...noDate],
  }),
  sheet('WlzIndicatie', 'wlz-indicaties', {
    sleutel: [keyOf, ...noKey],
    'cliënt': [({ subject }, clientOf) => clientOf(subject), '', 'twee woorden'],
    zorgprofiel: [({ zorgprofiel }) => zorgprofiel, '', '5', '11VV', '999'],
    'met behandeling': [({ withTreatment }) => yesNo(withTreatment), ...noYesOrNo],
    leveringsvorm: [({ leveringsvorm }) => leveringsvorm, 'thuis'],
    'geldig vanaf': [({ validFrom }) => inDutch(validFrom), ...noDate],
    'geldig tot en met': [({ validUntil }) => inDutch(validUntil), ...noDate],
  }),
  sheet('Meeting', 'overleggen', {
    sleutel: [keyOf, ...noKey],
    afdeling: [({ ward }) => ward, '', ...noKey],
    onderwerp: [({ topic }) => topics[topic], '', 'anders'],
    datum: [({ date }) => inDutch(date), ...noDate],
    multidisciplinair: [({ multidisciplinary }) => yesNo(multidisciplinary), ...noYesOrNo],
    'op basis van meldingen': [({ basedOnReports }) => yesNo(basedOnReports), ...noYesOrNo],
  }),
  sheet('SurveyResponse', 'ervaringen', {
    sleutel: [keyOf, ...noKey],
    locatie: [({ location }) => location, '', ...noKey],
    datum: [({ date }) => inDutch(date), ...noDate],
    nps: [({ nps }) => (nps === undefined ? '' : String(nps)), ...noMark, '11'],
    'beveelt aan': [({ recommends }) => yesNo(recommends), ...noYesOrNo],
    'vraag 1': [({ score1 }) => (score1 === undefined ? '' : String(score1)), ...noMark, '0'],
  }),
  sheet('StaffContract', 'overeenkomsten', {
    sleutel: [keyOf, ...noKey],
    medewerker: [staffNumber, '', 'twee woorden'],
    overeenkomst: [({ contract }) => contract, '', ...noKey],
    soort: [({ kind }) => contractKinds[kind], '', 'vast'],
    zorgfunctie: [({ careFunction }) => yesNo(careFunction), '', ...noYesOrNo],
    niveau: [({ level }) => level, '7', 'mbo'],
    'uren per week': [({ weeklyHours }) => weeklyHours, ...noAmount],
    begindatum: [({ start }) => inDutch(start), '', ...noDate, '12-2022'],
    einddatum: [({ end }) => inDutch(end), ...noDate, '12-2022', '01-01-1990'],
  }),
  sheet('WorkedHours', 'gewerkte-uren', {
    sleutel: [keyOf, ...noKey],
    medewerker: [staffNumber, '', 'twee woorden'],
    overeenkomst: [({ contract }) => contract, '', ...noKey],
    begindatum: [({ start }) => inDutch(start), '', ...noDate, '12-2022'],
    einddatum: [({ end }) => inDutch(end), '', ...noDate, '12-2022', '01-01-1990'],
    uren: [({ hours }) => hours, '', ...noAmount],
  }),
  sheet('SickReport', 'ziekmeldingen', {
    sleutel: [keyOf, ...noKey],
    medewerker: [staffNumber, '', 'twee woorden'],
    reden: [({ cause }) => (cause === 'sickness' ? 'ziekte' : 'zwangerschapsverlof'), '', 'griep'],
    begindatum: [({ start }) => inDutch(start), '', ...noDate, '12-2022'],
    einddatum: [({ end }) => inDutch(end), ...noDate, '12-2022', '01-01-1990'],
    percentage: [({ percentage }) => percentage, ...noAmount, '101'],
  }),
];
