import type { FieldTest, Settings } from '@meervoud/indicator';
import { or, type Truth } from '@meervoud/kernel';
import { type DatedRecord, fieldOf } from './dated-record.ts';

export type RecordTest = (record: DatedRecord) => Truth;

/** Does this field hold one of the values? Absent is unknown, unless the test says otherwise. */
export const bindFieldTest = (field: string, test: FieldTest<unknown>, settings: Settings): ((of: Pick<DatedRecord, 'record'>) => Truth) => {
  const matchesOne = valueTest(test, settings);
  const absent: Truth = 'absent' in test && test.absent !== undefined ? test.absent === 'yes' : 'unknown';
  return ({ record }) => {
    const value = fieldOf(record, field);
    if (value === undefined) return absent;
    return Array.isArray(value) ? or(...value.map(matchesOne)) : matchesOne(value);
  };
};

const valueTest = (test: FieldTest<unknown>, settings: Settings): ((value: unknown) => Truth) => {
  if ('inSetting' in test) {
    const listed = new Set<unknown>(settings[test.inSetting]);
    return (value) => listed.has(value);
  }
  const matching = new Set(test.anyOf);
  if (test.bySetting === undefined) return (value) => matching.has(value);
  const disputed = new Set(test.bySetting.values);
  const ruled = ({ count: true, unknown: 'unknown', ignore: false } as const)[settings[test.bySetting.name]];
  return (value) => matching.has(value) || (disputed.has(value) && ruled);
};
