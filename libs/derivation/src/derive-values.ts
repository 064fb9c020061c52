import {
  attestableAs, type Attestation, type AttestedIndicator, type Campaign, defaultReferenceDate, type DerivedIndicator,
  type IndicatorSet, type RatioIndicator, type Settings, settingsOf,
} from '@meervoud/indicator';
import { contentHash } from '@meervoud/kernel';
import type { DerivedValue, Evidence, Missing, Outcome } from '@meervoud/value';
import type { ZibName, ZibRecord } from '@meervoud/zibs';
import { type CompiledRow, type CompiledSet, compileSet, type ValuedIndicator } from './compile-set.ts';
import type { Tally } from './count.ts';
import { countOutcome, majorityOutcome, proportionOutcome } from './counted-outcome.ts';
import { engineVersion } from './engine-version.ts';
import { meanOutcome, tallyScores } from './mean.ts';
import { openPlace, type Place } from './place.ts';
import { type Input, openInput, type Population } from './population.ts';
import type { RecordIndex } from './record-index.ts';
import { type Earlier, untouched } from './reuse.ts';
import { ratioOutcome, tallyAmounts } from './staff/ratio.ts';
import { attestationFor, attestedOutcome, isAsked } from './stated-outcome.ts';

export interface DerivationRequest {
  readonly organization: string;
  readonly set: IndicatorSet;
  readonly campaign: Campaign;
  readonly attestations: readonly Attestation[];
  /** Id of the location; null for the organization as a whole, which is counted on its own (R2). */
  readonly location: string | null;
  /** Records of that location, or all of them, or an index of them. Those of others change nothing. */
  readonly records: Iterable<ZibRecord> | RecordIndex;
  /** Zibs that the sources hold; a row that needs another is not computable. */
  readonly provided: ReadonlySet<ZibName>;
  /** What was derived before from other records of the same place: rows that no change can have touched are not counted again. */
  readonly earlier?: Earlier;
}

/**
 * Every value of a set for one location on its reference date, in published order; for the organization (null) only
 * the proportions and counts, whatever its locations chose or stated. A set of the organization's level has all of its values
 * there, stated ones among them, and none for a location. Pure: the same input gives the same values, whatever
 * the order of records, the machine and its time zone. Throws `attestation-does-not-fit` (halt).
 */
export const deriveValues = ({ set, ...request }: DerivationRequest): readonly DerivedValue[] =>
  deriveCompiled(compileSet(set), request);

/** As {@link deriveValues}, with a set that is compiled once for many locations. */
export const deriveCompiled = (compiled: CompiledSet, request: Omit<DerivationRequest, 'set'>): readonly DerivedValue[] => [...derivingCompiled(compiled, request)];

/** As {@link deriveCompiled}, a value at a time, for who has more to do between them. */
export function* derivingCompiled(
  { set, rows }: CompiledSet, { organization, campaign, attestations, location, records, provided, earlier }: Omit<DerivationRequest, 'set'>,
): Generator<DerivedValue> {
  const choices = (location !== null && Object.hasOwn(campaign.locations, location) ? campaign.locations[location] : undefined) ?? { chosen: [] };
  const referenceDate = choices.referenceDate ?? defaultReferenceDate(set);
  const moment = { referenceDate, reportingYear: set.reportingYear, location, settings: settingsOf(set, campaign) };
  const place = openPlace({ moment, choices, provided, records });
  const isWhole = location === null && set.level === 'organization';
  const mayBeStated = location !== null || isWhole;
  const stated = (indicator: string): Attestation | undefined => attestationFor(set, attestations, indicator, location);
  const isAskedHere = ({ definition }: CompiledRow): boolean => location === null || isAsked(definition.obligation, choices);
  const series = { organization, set: set.id, reportingYear: set.reportingYear, location };
  for (const row of rows) {
    if (!isWhole && (set.level !== 'location' || (location === null && !isCountedOverall(row.definition)))) continue;
    const kept = earlier !== undefined && isAskedHere(row) ? untouched(earlier, row, moment) : undefined;
    if (kept !== undefined) {
      yield kept;
      continue;
    }
    const { outcome, ...basis } = findOutcome(row, place, mayBeStated ? stated(row.definition.id) : undefined, mayBeStated);
    yield { ...series, indicator: row.definition.id, referenceDate, outcome, evidence: evidenceOf(set, row, place, basis) };
  }
}

/** What the organization as a whole is counted for, beside its locations: clients and wards, not what was asked about one location. */
const isCountedOverall = (definition: ValuedIndicator): boolean =>
  definition.kind === 'count' || (definition.kind === 'proportion' && definition.basis !== 'respondent');

type Basis = Pick<Evidence, 'inputCounts' | 'inputHash' | 'memberships' | 'undecided' | 'amounts'>;
type Finding = Basis & { readonly outcome: Outcome };

const findOutcome = (row: CompiledRow, place: Place, stated: Attestation | undefined, mayBeStated: boolean): Finding => {
  const { definition } = row;
  const { moment: { location }, choices } = place;
  if (location !== null && !isAsked(definition.obligation, choices)) return counting(null, { kind: 'not-chosen' });
  if (definition.kind === 'choice') {
    const value = choices.chosen.includes(definition.choice);
    const counts = { numerator: value ? 1 : 0, denominator: 1, unknown: 0 };
    return counting(value, { kind: 'measured', answer: { type: 'yes-no', value }, counts });
  }
  if (stated !== undefined) return counting(stated, attestedOutcome(stated, definition.unit));
  if (definition.kind === 'attested') return counting(null, notStated(definition));
  const missing = missingFrom(row, place);
  if (missing.length === 0) return count(definition, row, place);
  const canBeStated = mayBeStated && attestableAs(definition) !== undefined;
  return counting(null, canBeStated ? { kind: 'incomplete', reason: 'not-attested' } : { kind: 'not-computable', missing });
};

const count = (definition: DerivedIndicator, row: CompiledRow, place: Place): Finding => {
  const { counted: { memberships, undecided }, input, outcome, amounts } = countBy(definition, place, row.needs(place.moment.settings).map(({ zib }) => zib));
  return { outcome, ...(amounts === undefined ? {} : { amounts }), memberships, undecided, inputCounts: input.counts, inputHash: input.hash };
};

type Counted = Pick<Finding, 'outcome' | 'amounts'> & { readonly counted: Tally; readonly input: Input };

const countBy = (definition: DerivedIndicator, place: Place, zibs: readonly ZibName[]): Counted => {
  const { settings } = place.moment;
  if (definition.kind === 'ratio') {
    const counted = tallyAmounts(definition, place);
    return { counted, outcome: ratioOutcome(definition, counted, settings), amounts: counted.amounts, input: openInput(counted.members)(zibs) };
  }
  const population = place.populationOf(definition);
  const counted = definition.kind === 'mean' ? tallyScores(definition, population) : place.tallyOf(definition);
  return { counted, outcome: outcomeOf(definition, population, counted, settings), input: population.input(zibs) };
};

const outcomeOf = (definition: Exclude<DerivedIndicator, RatioIndicator>, population: Population, counted: Tally, settings: Settings): Outcome => {
  switch (definition.kind) {
    case 'proportion': return proportionOutcome(definition, counted, settings);
    case 'count': return countOutcome(counted, settings);
    case 'mean': return meanOutcome(definition, population, counted, settings);
    case 'majority': return majorityOutcome(counted, settings);
  }
};

/** An outcome that rests on no records, but on what a person chose or stated. */
const counting = (input: unknown, outcome: Outcome): Finding =>
  ({ outcome, memberships: [], undecided: 0, inputCounts: {}, inputHash: contentHash(input) });

const notStated = ({ obligation }: AttestedIndicator): Outcome =>
  obligation === 'optional' ? { kind: 'not-chosen' } : { kind: 'incomplete', reason: 'not-attested' };

const missingFrom = (row: CompiledRow, { moment, provided }: Place): readonly Missing[] =>
  row.needs(moment.settings).filter(({ zib }) => !provided.has(zib)).map(({ zib }) => ({ zib }));

const evidenceOf = (set: IndicatorSet, { definition, hash, settings }: CompiledRow, { moment }: Place, basis: Basis): Evidence => ({
  definition: { id: definition.id, set: set.id, version: set.version, hash, standing: set.standing },
  engine: engineVersion,
  referenceDate: moment.referenceDate,
  settings: Object.fromEntries(settings.map((name) => [name, moment.settings[name]])),
  rulings: definition.rulings,
  ...basis,
});
