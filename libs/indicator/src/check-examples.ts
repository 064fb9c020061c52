import { z } from 'zod';
import type { DerivedIndicator } from './definition.ts';
import { exampleRecords } from './example-records.ts';
import { type Fault, refuseFaults } from './fault.ts';
import { Settings } from './settings.ts';

/** Checks that the examples of a definition are about records as the zibs have them. Throws a KnownError `indicator-definition-wrong` (halt), as its definition does. */
export const requireSoundExamples = ({ id, basis, examples }: DerivedIndicator): void =>
  refuseFaults(id, examples.flatMap((example, index): readonly Fault[] => {
    try {
      exampleRecords(basis, example);
      Settings.unwrap().partial().parse(example.settings ?? {});
      return [];
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      const [issue] = error.issues;
      return [{
        at: `examples[${index}]`, message: `"${example.title.en}" holds what is no record: ${issue?.path.join('.')} ${issue?.message}`,
        expected: 'records as the zib has them',
      }];
    }
  }));
