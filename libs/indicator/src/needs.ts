import { datesOf, placesOf, zibNames, type ZibName } from '@meervoud/zibs';
import type { AnyExists } from './criterion.ts';
import { criteriaOf } from './criteria-of.ts';
import type { Basis, IndicatorDefinition } from './definition.ts';
import type { Settings } from './settings.ts';
import { needsOfAmount } from './staff-amount.ts';
import { clausesOf, isOpen } from './walk.ts';

/** A zib a definition reads, and the fields of it that it looks at. */
export interface Need {
  readonly zib: ZibName;
  readonly fields: readonly string[];
}

/**
 * What a definition reads, walked from its criteria: never listed by hand. With settings only what it reads under
 * those; without, all that it may read. Empty for a row that nobody derives.
 */
export const needsOf = (definition: IndicatorDefinition, settings?: Settings): readonly Need[] => {
  if (!('population' in definition)) return [];
  const clauses = criteriaOf(definition).flatMap(([path, criterion]) => clausesOf(criterion, path))
    .filter((clause) => settings === undefined || isOpen(clause, settings));
  const amounts = definition.kind === 'ratio' ? [definition.amount, ...(definition.per === undefined ? [] : [definition.per])] : [];
  const added = amounts.flatMap((amount) => needsOfAmount(amount, settings));
  return zibNames.flatMap((zib) => {
    const read: readonly string[] = [
      ...clauses.filter(({ exists }) => exists.exists === zib).flatMap(({ exists }) => fieldsOf(exists, definition.basis)),
      ...added.filter((need) => need.zib === zib).flatMap(({ fields }) => fields),
      ...('of' in definition && definition.of.zib === zib ? definition.of.fields : []),
    ];
    return read.length === 0 ? [] : [{ zib, fields: [...new Set(read)].sort() }];
  });
};

const fieldsOf = (exists: AnyExists, basis: Basis): readonly string[] => {
  const { from, until, status, evidence, on }: DateFields = datesOf[exists.exists];
  const places: PlaceFields = exists.exists in placesOf ? placesOf[exists.exists as keyof typeof placesOf] : {};
  const dates = exists.when === 'always' ? [] : [from, until, status, evidence, on];
  return [
    { client: 'subject', ward: places.ward, respondent: undefined, staff: 'subject' }[basis],
    exists.atThisLocation && places.location,
    ...dates,
    ...Object.keys(exists.where ?? {}),
  ].filter((field) => field !== undefined);
};

/** `datesOf` of a zib whose name is not known here. */
export interface DateFields {
  readonly from?: string;
  readonly until?: string;
  readonly on?: string;
  readonly status?: string;
  readonly evidence?: string;
}
export interface PlaceFields {
  readonly location?: string;
  readonly ward?: string;
}
