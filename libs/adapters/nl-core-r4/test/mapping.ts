import { inspectFolder } from '@meervoud/adapter-sdk';
import { readingBy } from '../../../nl-core/test/reading.ts';
import { nlCoreR4 } from '../src/index.ts';

export const { classified, outcome } = readingBy(nlCoreR4);
export { CLIENT, concept, ext, SNOMED, snomed, TOPIC, topic } from '../../../nl-core/test/reading.ts';
export { inspectFolder, nlCoreR4 };
