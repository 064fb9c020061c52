import type { Command } from 'commander';
import { findIndicator, type IndicatorSet, rulings } from '@meervoud/indicator';
import { KnownError, systemClock } from '@meervoud/kernel';
import type { Value } from '@meervoud/value';
import { countShadowed, mergedRecords, type Shadowed, shadowedFor } from '@meervoud/worker';
import { type ZibName, zibNames, type ZibRecord } from '@meervoud/zibs';
import { askedSet, type CommonOptions, inHouse, providerCommand, type SetOptions, setOption } from '../command.ts';
import type { House } from '../house.ts';
import { setFor } from '../shelf.ts';
import { explanation } from '../show/explanation.ts';
import { recordWords } from '../show/record-words.ts';
import { aboutOf, shadowedTable } from '../show/source-overlap.ts';

const SHAPE = /^(\d{4})\/([^/]+)\/([^/]+)$/;

/** A value by its id (`val-…`) or as a person names it: `2023/de-linde/1.1b`. Throws `value-unknown` (halt). */
export const findValue = async ({ store, config }: House, reference: string, asked?: string): Promise<{ value: Value; set: IndicatorSet }> => {
  const unknown = (expected: string): KnownError =>
    new KnownError({ code: 'value-unknown', recovery: 'halt', message: `There is no value '${reference}'.`, expected });
  const organization = config.organization.id;

  if (reference.startsWith('val-')) {
    const value = await store.values.byId(reference);
    if (value?.organization !== organization) throw unknown('an id as `meervoud values --json` gives it');
    return { value, set: setFor(value.set, value.reportingYear) };
  }
  const match = SHAPE.exec(reference);
  if (match === null) throw unknown('year/location/number, for example 2023/de-linde/1.1b, or the id of a value');
  const [, year, place, number] = match as unknown as [string, string, string, string];
  const set = askedSet(config, { year: Number(year), ...(asked === undefined ? {} : { set: asked }) });
  const indicator = findIndicator(set, number);
  if (indicator === undefined || indicator.kind === 'header') {
    throw unknown(`a number of ${set.id} ${year}: ${set.indicators.filter(({ kind }) => kind !== 'header').map((row) => row.number).join(', ')}`);
  }
  const location = place === 'organisatie' ? null : place;
  const values = await store.values.newest({ organization, set: set.id, reportingYear: set.reportingYear, location });
  const value = values.find((candidate) => candidate.indicator === indicator.id);
  if (value !== undefined) return { value, set };
  const places = (await store.records.locations(organization)).map(({ id }) => id);
  throw unknown(places.length === 0 ? 'values first: meervoud sync, then meervoud derive' : `one of the locations ${places.join(', ')}, or organisatie`);
};

/** The stored records that decided, by `source/reference`. */
const recordsBehind = async ({ store }: House, { organization, evidence }: Value): Promise<ReadonlyMap<string, readonly ZibRecord[]>> => {
  const behind = new Map<string, readonly ZibRecord[]>();
  for (const { source, reference } of evidence.memberships.flatMap(({ records }) => records)) {
    const name = `${source}/${reference}`;
    if (!behind.has(name)) behind.set(name, await store.records.byReference(organization, source, reference));
  }
  return behind;
};

/** Records that this value might have rested on and did not, because a source of higher precedence speaks of the same. */
const recordsInShadow = async ({ store, sources }: House, { organization, location, evidence }: Value): Promise<readonly Shadowed[]> => {
  if (sources.length < 2) return [];
  const zibs: readonly ZibName[] = zibNames.filter((zib) => zib in evidence.inputCounts);
  return shadowedFor(await mergedRecords(store, { organization, location, sources }), location, zibs);
};

const referenceOf = ({ origin: { source, reference } }: ZibRecord): { readonly source: string; readonly reference: string } => ({ source, reference });

export const explainCommand = (): Command =>
  providerCommand('explain', 'Open a value down to the records that made it and the rulings it rests on; the reading is logged')
    .argument('<value>', 'year/location/number (2023/de-linde/1.1b; organisatie for the whole) or the id of a value')
    .addOption(setOption())
    .option('--as <account>', 'who is reading', 'cli')
    .action((reference: string, options: CommonOptions & SetOptions & { as: string }) =>
      inHouse(options, async (house, output) => {
        const { value, set } = await findValue(house, reference, options.set);
        await house.store.access.record({
          organization: value.organization, who: options.as, source: 'cli', basis: 'access to the machine', action: 'explain', object: value.id, purpose: 'quality', at: systemClock.now(),
        });
        const indicator = findIndicator(set, value.indicator);
        if (indicator === undefined) throw new Error(`${value.indicator} is not in ${set.id} ${set.reportingYear}`);
        const behind = await recordsBehind(house, value);
        const shadowed = await recordsInShadow(house, value);
        output.result(
          {
            value, indicator, records: Object.fromEntries(behind),
            shadowed: shadowed.map(({ record, by, instead }) => ({ zib: record.zib, about: aboutOf(record), ...referenceOf(record), by, instead: instead.map(referenceOf) })),
            rulings: value.evidence.rulings.map((id) => ({ id, ...rulings[id as keyof typeof rulings] })),
          },
          () => explanation(
            value, indicator, (source, reference) => (behind.get(`${source}/${reference}`) ?? []).map(recordWords),
            shadowedTable(shadowed, countShadowed(shadowed, house.sources), new Set(value.evidence.memberships.map(({ member }) => member)), output.language),
            output.language,
          ),
        );
      }));
