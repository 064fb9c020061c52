import { Bilingual, CalendarDate } from '@meervoud/kernel';
import { z } from 'zod';

/** Which number of a value a figure shows. */
export const FigurePart = z.enum(['answer', 'numerator', 'denominator', 'unknown']);
export type FigurePart = z.infer<typeof FigurePart>;

/** A stretch of a sentence. Only `words` and `link` come from a person; they are never markup. */
export const Run = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  /** A figure, and the value version it is a reference to. */
  z.strictObject({ type: z.literal('figure'), text: z.string(), value: z.string(), indicator: z.string(), part: FigurePart }),
  /** What the provider wrote, quoted. */
  z.strictObject({ type: z.literal('words'), text: z.string(), value: z.string() }),
  z.strictObject({ type: z.literal('link'), url: z.string(), value: z.string() }),
]);
export type Run = z.infer<typeof Run>;

/** A sentence and the value versions it speaks for; several where rows say the same. */
export const Sentence = z.strictObject({
  values: z.array(z.string()).readonly(),
  nl: z.array(Run).readonly(),
  en: z.array(Run).readonly(),
});
export type Sentence = z.infer<typeof Sentence>;

/** A row of the table behind the text. Always words: no cell is empty, and none is a zero that is not one. */
export const FigureRow = z.strictObject({
  number: z.string(),
  indicator: z.string(),
  /** Null while nothing was derived. */
  value: z.string().nullable(),
  kind: z.string(),
  label: Bilingual,
  outcome: Bilingual,
  counts: Bilingual,
});
export type FigureRow = z.infer<typeof FigureRow>;

/** A paragraph of a report about one theme at one location, every figure bound to a value version. JSON-safe. */
export const Fragment = z.strictObject({
  /** `safety-section@1.0.0` */
  template: z.string(),
  theme: z.string(),
  location: z.string(),
  set: z.string(),
  reportingYear: z.number().int(),
  title: Bilingual,
  /** Days on which the values in it were measured. */
  referenceDates: z.array(CalendarDate).readonly(),
  sentences: z.array(Sentence).readonly(),
  figures: z.array(FigureRow).readonly(),
  valueIds: z.array(z.string()).readonly(),
});
export type Fragment = z.infer<typeof Fragment>;
