import type { Bilingual } from '@meervoud/kernel';
import type { ZibName, ZibRecord } from '@meervoud/zibs';
import type { $brand } from 'zod';

/**
 * A sentence about a zib. `{time}`, `{place}` and `{details}` are filled in; of `{heeft|had}` the first is said of the reference
 * date, the second of anything longer.
 */
export type Frame = Bilingual;

/** That there is such a record, and that there is none. */
export interface Frames {
  readonly is: Frame;
  readonly isNot: Frame;
}

/** Of a zib that may itself say "no": the sentences by that field. */
export interface FramesByField {
  readonly field: string;
  readonly true: Frames;
  readonly false: Frames;
  readonly either: Frames;
}

type Element<Value> = NonNullable<Value> extends readonly (infer Item)[] ? Item : NonNullable<Value>;
/** The values a field can be listed by: of a code or a yes-no all of them, of a date, a number or free text none. */
type Listed<Value> = Value extends boolean ? `${Value}` : Value extends $brand<string> ? never : Value extends string ? Literal<Value> : never;
type Literal<Value extends string> = string extends Value ? never : Value;

interface PlainField {
  /** With its article, inside a sentence: "de categorie van de doorligwond". */
  readonly label: Bilingual;
  /** Before a colon, when a record is read out: "categorie". */
  readonly short: Bilingual;
  /** `{values}` as a detail of the sentence, with the space or comma before it; absent: from the label. */
  readonly detail?: Bilingual;
  /** What codes mean that a free text may hold. */
  readonly values?: Readonly<Record<string, Bilingual>>;
}
type ListedField<Value extends string> = PlainField & { readonly values: { readonly [V in Value]: Bilingual } };
type FieldWords<Value> = [Listed<Value>] extends [never] ? PlainField : ListedField<Listed<Value>>;

type FieldOf<Name extends ZibName> = Exclude<keyof ZibRecord<Name>, 'zib' | 'id' | 'origin' | 'subject'>;

/** Everything that is ever said of a zib, complete over its fields and their values. */
export interface WordsOfZib<Name extends ZibName> {
  readonly frames: Frames | FramesByField;
  /** In the sentence where nothing more is asked of the record. */
  readonly noDetails?: Bilingual;
  /** Where `{place}` stands: at the location that is measured, and anywhere in the organization. */
  readonly place?: { readonly here: Bilingual; readonly anywhere: Bilingual };
  /** "een doorligwond": what there may be nothing about. */
  readonly one: Bilingual;
  /** "de doorligwond": what begins and ends, or is looked at. */
  readonly the: Bilingual;
  /** In the order in which they are told. */
  readonly fields: { readonly [Field in FieldOf<Name>]-?: FieldWords<Element<ZibRecord<Name>[Field]>> };
}

/** As the walk over a criterion sees it, which does not know which zib it is at. */
export interface WordsOfAnyZib extends Omit<WordsOfZib<ZibName>, 'fields'> {
  readonly fields: Readonly<Record<string, PlainField>>;
}
