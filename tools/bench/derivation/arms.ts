import { createReadStream } from 'node:fs';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { classify, type JsonObject, passOver } from '@meervoud/adapter-sdk';
import { compileSet, deriveCompiled, indexAt, indexRecords, type RecordIndex } from '@meervoud/derivation';
import type { Campaign, IndicatorSet } from '@meervoud/indicator';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { calendarDate } from '@meervoud/kernel';
import type { SubjectPseudonym, ZibRecord } from '@meervoud/zibs';
import type { Arm } from '../arm-process.ts';

export interface Question { readonly path: string; readonly locations: readonly string[] }

/** One pressure ulcer row, one directive, one review, one restraint, one plan and one talk: a row of each shape. */
const six = ['INID013307', 'INID013309', 'INID014312', 'INID013318', 'INID014321', 'INID014330'];
const year = indicatorSetFor(2021);
const compiled = { six: compileSet({ ...year, indicators: year.indicators.filter(({ id }) => six.includes(id)) }), year: compileSet(year) };

const campaignOf = (set: IndicatorSet, locations: readonly string[], referenceDate?: string): Campaign => ({
  set: set.id, reportingYear: set.reportingYear,
  locations: Object.fromEntries(locations.map((id) => [id, { chosen: ['1.1', '3.2', '4.1', '5'], ...(referenceDate === undefined ? {} : { referenceDate: calendarDate(referenceDate) }) }])),
});

/** Chunks of a file, cut at the ends of lines. */
async function* linesOf(path: string): AsyncGenerator<readonly string[]> {
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 64 * 1024 })) {
    const lines = `${rest}${String(chunk)}`.split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
}

/** The yardstick: JSON.parse of every line, and nothing else. */
const parse: Arm<Question> = async ({ path }) => {
  let lines = 0;
  for await (const some of linesOf(path)) for (const line of some) lines += JSON.parse(line) === null ? 0 : 1;
  return { lines };
};

const pseudonym = (id: string): SubjectPseudonym => `p-${id.replace(/[^0-9a-f]/g, '0').padEnd(32, '0').slice(0, 32)}` as SubjectPseudonym;

/** What of the lines is mapped: what these rows need. `parsing`: every line, or only those whose text does not tell that they hold nothing of it. */
interface Reading { readonly rows: keyof typeof compiled; readonly parsing: 'every-line' | 'relevant-lines' }

const read = async ({ path }: Question, { rows, parsing }: Reading): Promise<{ readonly lines: number; readonly records: readonly ZibRecord[] }> => {
  const { set, rows: asked } = compiled[rows];
  const needed = new Set(asked.flatMap((row) => row.needs(set.settings).map(({ zib }) => zib)));
  const classification = { mappings: nlCoreR4.mappings.filter(({ zib }) => needed.has(zib)), known: nlCoreR4.known };
  const context = { source: 'bench', pseudonym };
  const passedOver = parsing === 'every-line' ? () => undefined : passOver(classification.mappings, context.source);
  const records: ZibRecord[] = [];
  let lines = 0;
  for await (const some of linesOf(path)) {
    for (const line of some) {
      lines += 1;
      if (passedOver(line) !== undefined) continue;
      const classified = classify(JSON.parse(line) as JsonObject, classification, context);
      if (classified.outcome === 'mapped') for (const record of classified.records) records.push(record);
    }
  }
  return { lines, records };
};

/** The records of each place, indexed once: of a location those of the clients who stay or stayed there; of the organization all. */
type Places = ReadonlyMap<string | null, RecordIndex>;
const placesOf = (records: readonly ZibRecord[], locations: readonly string[]): Places => {
  const whole = indexRecords(records);
  return new Map([...locations.map((location) => [location, indexAt(whole, location)] as const), [null, whole] as const]);
};

const derive = (rows: keyof typeof compiled, places: Places, referenceDate?: string): number => {
  const set = compiled[rows];
  const campaign = campaignOf(set.set, [...places.keys()].filter((location) => location !== null), referenceDate);
  let memberships = 0;
  for (const [location, records] of places) {
    const values = deriveCompiled(set, { organization: 'bench', campaign, attestations: [], location, records, provided: new Set(nlCoreR4.provides) });
    for (const { evidence } of values) memberships += evidence.memberships.length;
  }
  return memberships;
};

const readAndDerive = (reading: Reading): Arm<Question> => async (question) => {
  const { lines, records } = await read(question, reading);
  return { lines, memberships: derive(reading.rows, placesOf(records, question.locations)) };
};

/** Records of an earlier read, as the store would give them back; the first question of a process only reads. */
let stored: Places | undefined;
const again: Arm<Question> = async (question) => {
  stored ??= placesOf((await read(question, { rows: 'six', parsing: 'relevant-lines' })).records, question.locations);
  return { again: derive('six', stored, '2022-01-31') };
};

export const arms = {
  parse,
  six: readAndDerive({ rows: 'six', parsing: 'relevant-lines' }),
  'six-all': readAndDerive({ rows: 'six', parsing: 'every-line' }),
  year: readAndDerive({ rows: 'year', parsing: 'relevant-lines' }),
  again,
};
