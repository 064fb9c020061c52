import type { ZibName, ZibRecord } from '@meervoud/zibs';
import type { Settings } from './settings.ts';

/**
 * The shapes a definition may use to say who or what is meant. Data, never a function: a criterion can be
 * printed, hashed, published as a Measure and asked which fields it reads. All are three-valued.
 */
export type Criterion =
  | { readonly all: readonly Criterion[] }
  | { readonly any: readonly Criterion[] }
  | { readonly not: Criterion }
  /** Holds only where a setting has that value; false otherwise. */
  | { readonly whenSetting: { readonly name: 'advanceDirectiveSuffices'; readonly is: 'yes' }; readonly then: Criterion }
  | AnyExists;

export type AnyExists = { readonly [Name in ZibName]: Exists<Name> }[ZibName];

/** There is a record of this zib for the subject, of this kind, at this time. */
export interface Exists<Name extends ZibName> {
  readonly exists: Name;
  readonly where?: Where<ZibRecord<Name>>;
  readonly when: When;
  /** The stay must be at the location that is being measured. */
  readonly atThisLocation?: true;
  /** Only the latest record on or before the reference date speaks; two that disagree on one day are unknown. */
  readonly latestOnly?: true;
  /** What no record at all on or before the reference date means; default `no`. */
  readonly absent?: 'no' | { readonly setting: 'absentToiletingPlan' | 'absentFoodPreferences' };
}

/**
 * When the record holds, all ends inclusive. A date too vague to tell gives unknown.
 * - `on-reference-date`: started on or before it and not ended before it
 * - `in-reporting-year`: happened in the calendar year reported on
 * - `each-quarter`: happened at least once in every quarter of that year
 * - `lastMonths`: happened in that many months up to and including the reference date
 */
export type When = 'on-reference-date' | 'in-reporting-year' | 'each-quarter' | { readonly lastMonths: number };

type Element<Value> = NonNullable<Value> extends readonly (infer Item)[] ? Item : NonNullable<Value>;

/** A field that is absent is unknown. A list field matches when some element does; an empty list does not. */
export type Where<Record> = {
  readonly [Field in Exclude<keyof Record, 'zib' | 'id' | 'origin' | 'subject'>]?: FieldTest<Element<Record[Field]>>;
};

export type FieldTest<Value> =
  | {
      readonly anyOf: readonly Value[];
      /** Values whose meaning a setting decides: counted as match, as unknown, or as no match. */
      readonly bySetting?: { readonly name: 'unstageable'; readonly values: readonly Value[] };
    }
  | { readonly inSetting: { [S in keyof Settings]: Settings[S] extends readonly unknown[] ? S : never }[keyof Settings] };
