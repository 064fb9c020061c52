import { z } from 'zod';

/** What care staff read is Dutch first, with English beside it. */
export const Bilingual = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) }).readonly();
export type Bilingual = z.infer<typeof Bilingual>;
export type Language = 'nl' | 'en';
