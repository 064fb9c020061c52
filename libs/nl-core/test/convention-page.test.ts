import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nlCoreR4 } from '../../adapters/nl-core-r4/src/index.ts';
import { nlCoreStu3 } from '../../adapters/nl-core-stu3/src/index.ts';
import { readingBy } from './reading.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/vendors/convention.md'), 'utf8');
const [inR4 = '', inStu3 = ''] = page.split('## In FHIR STU3');
const examplesIn = (text: string): readonly object[] => [...text.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => JSON.parse(json) as object);

test.each([
  ['R4', nlCoreR4, inR4, ['Stay', 'WlzIndicatie', 'ToiletingPlan']],
  ['STU3', nlCoreStu3, inStu3, ['Stay', 'ToiletingPlan']],
] as const)('every example of the convention for %s is read, with nothing to remark', (_, adapter, text, zibs) => {
  const outcomes = examplesIn(text).map(readingBy(adapter).outcome) as { readonly records: readonly { readonly zib: string }[] }[];
  expect(outcomes.map(({ records, ...rest }) => [records.map(({ zib }) => zib), rest])).toEqual(zibs.map((zib) => [[zib], {}]));
});
