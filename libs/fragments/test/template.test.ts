import type { IndicatorId } from '@meervoud/indicator';
import { expect, test } from 'vitest';
import { checkTemplate, type ReportTemplate, safetySection, type TemplateRow } from '../src/index.ts';
import { set } from './example.ts';

const name = { nl: 'x', en: 'x' };
const withRows = (...rows: readonly TemplateRow[]): ReportTemplate =>
  ({ id: 't', version: '1.0.0', title: name, themes: [{ id: '1', title: name, sections: [{ name, rows }] }] });
const row = (indicator: IndicatorId, sentences: TemplateRow['sentences'] = {}): TemplateRow => ({ indicator, label: name, sentences });

test('the safety section fits the set', () => {
  expect(checkTemplate(set, safetySection).themes.map(({ id }) => id)).toStrictEqual(['pressure-ulcers', 'advance-care-planning', 'medication-safety', 'freedom', 'continence', 'food-and-drink']);
});

test.each<[string, ReportTemplate]>([
  ['template-indicator-unknown', withRows(row('INID999999'))],
  ['template-indicator-silent', withRows(row('INID014308'))],
  ['template-row-twice', withRows(row('INID013307'), row('INID013307'))],
  ['template-sentence-missing', withRows(row('INID013307', { suppressed: { nl: '', en: 'x' } }))],
  ['template-placeholder-unknown', withRows(row('INID013307', { measured: { nl: '{label} {teller}', en: 'x' } }))],
])('%s is refused at definition', (code, template) => {
  const [first] = template.themes[0]!.sections[0]!.rows;
  expect(() => checkTemplate(set, template)).toThrow(expect.objectContaining({ code, recovery: 'halt', at: `t/1/${first!.indicator}` }));
});
