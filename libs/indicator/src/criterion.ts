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
  /**
   * Only at the location that is measured (for zibs with a location in `placesOf`). A record without a location is
   * at none. For the organization as a whole it always holds.
   */
  readonly atThisLocation?: true;
  /**
   * Only the latest record that started on or before the reference date speaks, with `on-reference-date`. Where
   * dates leave open which is the latest, those that may be it must agree, else it is unknown.
   */
  readonly latestOnly?: true;
  /** What no record at all on or before the reference date means; default `no`. */
  readonly absent?: 'no' | { readonly setting: 'absentToiletingPlan' | 'absentFoodPreferences' };
}

/**
 * When the record holds, all ends inclusive. A date too vague to tell gives unknown.
 * - `on-reference-date`: started on or before it and not ended before it
 * - `during-reporting-year`: ran on some day of the calendar year reported on
 * - `in-reporting-year`: happened in the calendar year reported on
 * - `each-quarter`: happened at least once in every quarter of that year
 * - `lastDays`: ran on some day from that many days before the reference date up to and including that date
 * - `lastMonths`: happened in that many months up to and including the reference date
 * - `always`: whenever it was, or for a zib that has no dates
 */
export type When = 'on-reference-date' | 'during-reporting-year' | 'in-reporting-year' | 'each-quarter' | 'always' | { readonly lastMonths: number } | { readonly lastDays: number };

type Element<Value> = NonNullable<Value> extends readonly (infer Item)[] ? Item : NonNullable<Value>;

/**
 * A field that is absent is unknown, unless its test says what `absent` means. A list field matches when some element does; an
 * empty list does not.
 */
export type Where<Record> = {
  readonly [Field in Exclude<keyof Record, 'zib' | 'id' | 'origin' | 'subject'>]?: FieldTest<Element<Record[Field]>>;
};

/** Settings that say whether a value counts. */
export type RulingSetting = 'unstageable' | 'externalStaffInFte' | 'onCallInEmployment';

export type FieldTest<Value> =
  | {
      readonly anyOf: readonly Value[];
      /** Values whose meaning a setting decides: counted as match, as unknown, or as no match. */
      readonly bySetting?: { readonly name: RulingSetting; readonly values: readonly Value[] };
      /** A record without the field does not match (`no`) or does (`yes`), where the zib says what its absence means. */
      readonly absent?: 'no' | 'yes';
    }
  | { readonly inSetting: { [S in keyof Settings]: Settings[S] extends readonly unknown[] ? S : never }[keyof Settings] };
