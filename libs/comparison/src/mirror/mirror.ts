import { type IndicatorDefinition, type IndicatorSet } from '@meervoud/indicator';
import type { Store } from '@meervoud/store';
import { answerOf, type Outcome, type Value } from '@meervoud/value';
import { type NationalPicture, nationalPicture } from './national-picture.ts';
import type { Quartiles } from './quartiles.ts';

/** Where a figure lies among those of other locations. Whether that is good depends on the indicator. */
export type Position = 'lowest-quarter' | 'middle-half' | 'highest-quarter';

export interface MirrorRow {
  readonly indicator: string;
  readonly number: string;
  readonly national: NationalPicture;
  readonly own: readonly {
    readonly location: string | null;
    readonly outcome: Outcome;
    readonly referenceDate: string;
    /** Absent without a percentage on both sides, and for the organization: the country is one of locations. */
    readonly position?: Position;
  }[];
}

export interface Mirror {
  readonly set: string;
  readonly reportingYear: number;
  /** The year of the public file; another one when that of the reporting year is not imported. */
  readonly nationalYear: number;
  readonly rows: readonly MirrorRow[];
}

const isShare = (indicator: IndicatorDefinition): boolean => indicator.unit === 'Percentage';

export const positionOf = (percentage: string, { first, third }: Quartiles): Position => {
  const [own, low, high] = [percentage, first, third].map((text) => Number(text)) as [number, number, number];
  return own < low ? 'lowest-quarter' : own > high ? 'highest-quarter' : 'middle-half';
};

const ownOf = ({ location, outcome, referenceDate }: Value, { quartiles }: NationalPicture): MirrorRow['own'][number] => {
  const answer = answerOf(outcome);
  const isComparable = answer?.type === 'percentage' && quartiles !== undefined && location !== null;
  return { location, outcome, referenceDate, ...(isComparable && { position: positionOf(answer.value, quartiles) }) };
};

export interface MirrorRequest {
  readonly store: Pick<Store, 'odb' | 'values'>;
  readonly organization: string;
  readonly set: IndicatorSet;
  readonly nationalYear: number;
  /** Code or number; absent: every percentage of the set. */
  readonly indicators: readonly IndicatorDefinition[];
  readonly location?: string | null;
}

/** Own percentages beside those of the country. */
export const mirror = async ({ store, organization, set, nationalYear, indicators, location }: MirrorRequest): Promise<Mirror> => {
  const values = await store.values.newest({ organization, set: set.id, reportingYear: set.reportingYear, ...(location !== undefined && { location }) });
  const rows: MirrorRow[] = [];
  for (const indicator of indicators.filter(isShare)) {
    const national = nationalPicture(await store.odb.figures(nationalYear, indicator.id));
    const own = values.filter((value) => value.indicator === indicator.id).map((value) => ownOf(value, national));
    rows.push({ indicator: indicator.id, number: indicator.number, national, own });
  }
  return { set: set.id, reportingYear: set.reportingYear, nationalYear, rows };
};
