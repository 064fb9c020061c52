import type { IndicatorDefinition, IndicatorSet } from '@meervoud/indicator';
import { answerOf, countsOf, type Outcome, type Value } from '@meervoud/value';
import { DisclosedOutcome, DisclosedValue, type DisclosedValue as Disclosed } from './disclosed.ts';
import type { DisclosurePolicy, HoldReason } from './disclosure-policy.ts';
import { countingRows, type CountingRow } from './disclosure-row.ts';
import { heldBack } from './house-rule.ts';
import { cellKey, type Figure, type Place, type ReleasedFigure, sizeColumn, type TableCell } from './house-table.ts';

/** A value at the door: what leaves of it, and where it is held back why. Stays inside. */
export interface DisclosureDecision {
  readonly value: Value;
  readonly disclosed: Disclosed;
  readonly hold?: HoldReason;
  /** What the attacker may have learnt when this leaves; undefined where there is no figure about clients. */
  readonly figure?: Figure | undefined;
}

/** A cell a person lets go all the same: value reference without year, location and indicator id. */
export interface LiftedHold { readonly location: Place; readonly indicator: string }

/**
 * The only door out of the house (R10; reliability P4a to P8). What passes is a {@link DisclosedOutcome}; nothing that is delivered or printed
 * takes anything else. Pure. Names of persons and computed-but-replaced figures stay inside; yes-no rows leave without counts.
 *
 * `values` is the whole table of a set, every location and the organization, also where the recipient gets a part of it: the house rule
 * ({@link heldBack}) decides for all who may ever ask. `released` is every table that left before, to whomever.
 *
 * The profile rule hides less, because the public file does (indicators.md §2.3): a client percentage over fewer than k, and its complements. An
 * attacker can know there that in a row of 18 with numerator 1 there is one resident; how large a hidden location is, from any total or remark that
 * tells; and who came or went, from two deliveries. It is for figures a law or an agreement prescribes exactly (P8), and the approver is told.
 *
 * `decided` gives the holds of a release that was decided before, to see again what left then; nothing is decided anew.
 *
 * Throws a TypeError for a value of a row the set does not know: an unknown row has no rule.
 */
export const decideDisclosure = (
  set: IndicatorSet, values: readonly Value[], policy: DisclosurePolicy, released: readonly ReleasedFigure[] = [], lifted: readonly LiftedHold[] = [],
  decided?: (value: Value) => HoldReason | undefined,
): readonly DisclosureDecision[] => {
  const byId = new Map(set.indicators.map((indicator) => [indicator.id as string, indicator]));
  const rows = countingRows(set);
  const asked = values.map((value) => {
    const indicator = byId.get(value.indicator);
    if (!indicator) throw new TypeError(`${value.indicator} is not in set ${set.id} ${set.reportingYear}`);
    return { value, indicator, row: rows.get(value.indicator) };
  });
  const holds: { readonly get: (value: Value) => HoldReason | undefined } = decided ? { get: decided } : policy.policy === 'house@1' ? houseHolds(asked, rows, policy, released, lifted) : profileHolds(asked, policy);
  return asked.map(({ value, indicator, row }) => {
    const hold = holds.get(value);
    const outcome = hold === undefined ? open(indicator, value.outcome, policy) : DisclosedOutcome.parse({ kind: 'suppressed', rule: printedRule(hold, policy) });
    return { value, disclosed: toDisclosedValue(value, outcome), ...(hold && { hold }), figure: row && row.counts !== 'majority' ? figureOf(value.outcome) : undefined };
  });
};

/** What a recipient may see of these values; see {@link decideDisclosure}. */
export const discloseValues = (...given: Parameters<typeof decideDisclosure>): readonly Disclosed[] => decideDisclosure(...given).map(({ disclosed }) => disclosed);

interface Asked { readonly value: Value; readonly indicator: IndicatorDefinition; readonly row: CountingRow | undefined }
type Holds = ReadonlyMap<Value, HoldReason>;

/** What a recipient reads as the reason. The house rule says its name only: that a cell is small, or hidden for another, tells too. */
const printedRule = (hold: HoldReason, { policy, suppressBelow }: DisclosurePolicy): string => {
  if (policy === 'house@1') return policy;
  if (hold === 'small-group') return `denominator-below-${suppressBelow}`;
  return hold === 'group-not-known' ? 'denominator-not-known' : 'complement-of-suppressed';
};

const chainOf = (outcome: Outcome): readonly Outcome[] =>
  (outcome.kind === 'overridden' ? [outcome, ...chainOf(outcome.computed as Outcome)] : [outcome]);

/** Every denominator an outcome rests on, also of what a person replaced. */
const isSmallGroup = (outcome: Outcome, below: number): boolean =>
  chainOf(outcome).some((each) => (countsOf(each)?.denominator ?? below) < below);
const isGroupUnknown = (outcome: Outcome): boolean => answerOf(outcome) !== undefined && chainOf(outcome).every((each) => countsOf(each) === undefined);

const figureOf = (outcome: Outcome): Figure | undefined => (outcome.kind === 'no-eligible' ? { numerator: 0, denominator: 0 } : countsOf(outcome));
const hasFigure = (outcome: Outcome): boolean => answerOf(outcome) !== undefined || countsOf(outcome) !== undefined;

/** The profile rule. Complementary rows share a denominator, so keeping them together only bites where a person replaced one of them. */
const profileHolds = (asked: readonly Asked[], { suppressBelow }: DisclosurePolicy): Holds => {
  const holds = new Map<Value, HoldReason>();
  const shares = asked.filter(({ indicator }) => indicator.kind === 'proportion' && indicator.basis === 'client');
  for (const { value } of shares) {
    if (isSmallGroup(value.outcome, suppressBelow)) holds.set(value, 'small-group');
    else if (isGroupUnknown(value.outcome)) holds.set(value, 'group-not-known');
  }
  const groupOf = ({ value, row }: Asked): string => cellKey(value.location, row?.question ?? '');
  const groups = new Set(shares.filter(({ value }) => holds.has(value)).map(groupOf));
  for (const one of shares) {
    if (groups.has(groupOf(one)) && !holds.has(one.value) && hasFigure(one.value.outcome)) holds.set(one.value, 'would-reveal-another');
  }
  return holds;
};

const houseHolds = (
  asked: readonly Asked[], rows: ReadonlyMap<string, CountingRow>, { suppressBelow: below }: DisclosurePolicy,
  released: readonly ReleasedFigure[], lifted: readonly LiftedHold[],
): Holds => {
  const cells = asked.flatMap(({ value: { location: place, outcome }, row }): readonly TableCell[] => {
    if (row === undefined || row.counts === 'majority' || !(hasFigure(outcome) || outcome.kind === 'no-eligible')) return [];
    const known = chainOf(outcome).map(figureOf).filter((figure) => figure !== undefined);
    // of a figure a person replaced the smaller group counts, for hiding and for subtracting
    const smallest = known.toSorted((one, other) => one.denominator - other.denominator).at(0);
    return [{ place, row, figure: figureOf(outcome) && (isSmallGroup(outcome, below) ? smallest : figureOf(outcome)) }];
  });
  const free = new Set(lifted.flatMap(({ location, indicator }) => {
    const row = rows.get(indicator);
    return row === undefined ? [] : [cellKey(location, row.id), cellKey(location, sizeColumn(row))];
  }));
  const table = heldBack({ rows, cells, places: asked.map(({ value }) => value.location), below, released, lifted: free });
  const reasonOf = ({ value: { location, outcome }, indicator, row }: Asked): HoldReason | undefined => {
    if (!hasFigure(outcome)) return undefined;
    if (row === undefined) return reasonOutside(indicator, outcome, below);
    if (row.counts !== 'majority') return table.get(cellKey(location, row.id));
    if (isSmallGroup(outcome, below) || isGroupUnknown(outcome)) return 'small-group';
    const tells = [...rows.values()].some((other) => row.inside.includes(other.numerator) && table.has(cellKey(location, other.id)));
    return tells || table.has(cellKey(location, sizeColumn(row))) ? 'would-reveal-another' : undefined;
  };
  return new Map(asked.flatMap((one): [Value, HoldReason][] => {
    const reason = reasonOf(one);
    return reason ? [[one.value, reason]] : [];
  }));
};

/** Of respondents and stated numbers of people only how many there were counts; wards and staff are no clients, and leave. */
const reasonOutside = (indicator: IndicatorDefinition, outcome: Outcome, below: number): HoldReason | undefined => {
  if (indicator.kind === 'attested' && indicator.answer === 'count') {
    const answer = answerOf(outcome);
    return answer?.type === 'number' && Number(answer.value) < below ? 'small-count' : undefined;
  }
  const ofRespondents = indicator.kind === 'mean' || (indicator.kind === 'proportion' && indicator.basis === 'respondent')
    || (indicator.kind === 'attested' && (indicator.answer === 'proportion' || indicator.answer === 'score'));
  if (!ofRespondents) return undefined;
  if (isSmallGroup(outcome, below)) return 'small-group';
  return isGroupUnknown(outcome) ? 'group-not-known' : undefined;
};

/** What leaves of an outcome that may: never who stated or replaced it. */
const open = (indicator: IndicatorDefinition, outcome: Outcome, { policy }: DisclosurePolicy): DisclosedOutcome => {
  const { by: _by, at: _at, computed: _computed, counts, ...rest } = outcome as Outcome & Record<string, unknown> & { readonly counts?: { readonly unknown: number } };
  const isYesNo = indicator.kind === 'majority' || indicator.kind === 'choice' || answerOf(outcome)?.type === 'yes-no';
  if (counts === undefined || isYesNo) return DisclosedOutcome.parse(rest);
  const { unknown, ...pair } = counts;
  return DisclosedOutcome.parse({ ...rest, counts: policy === 'house@1' ? pair : { ...pair, unknown } });
};

/** The evidence manifest goes along; memberships and counts of records, which tell a group's size, do not. */
const toDisclosedValue = (value: Value, outcome: DisclosedOutcome): Disclosed => {
  const { definition, engine, inputHash, rulings, settings } = value.evidence;
  return DisclosedValue.parse({
    id: value.id, set: value.set, reportingYear: value.reportingYear, location: value.location,
    indicator: value.indicator, referenceDate: value.referenceDate, derivedAt: value.derivedAt,
    outcome, manifest: { definition, engine, inputHash, rulings, settings },
  });
};
