import { readingBy } from '../../../nl-core/test/reading.ts';
import { nlCoreStu3 } from '../src/index.ts';

export const { classified, outcome } = readingBy(nlCoreStu3);
export { CLIENT, concept, ext, snomed, subject, topic } from '../../../nl-core/test/reading.ts';
export { nlCoreStu3 };
