import { defaultSettings, defineIndicatorSet, type IndicatorDefinition } from '@meervoud/indicator';
import { calendarDate } from '@meervoud/kernel';
import { basisveiligheid2021 } from '../2021/index.ts';
import { deliveryQuestions } from './delivery-questions.ts';

/** The figures that clients and wards give, restraint among them; what was asked about choosing is asked no more. */
const isForLearning = ({ kind }: IndicatorDefinition): boolean => kind === 'proportion' || kind === 'majority' || kind === 'mean';

/** Nobody owes them: a location derives what its sources hold, and states what it likes to. Sorted after the questions of delivery. */
const forLearning = (row: IndicatorDefinition): IndicatorDefinition => ({
  ...row, sort: row.sort + 100, obligation: typeof row.obligation === 'object' && 'experienceSource' in row.obligation ? row.obligation : 'mandatory',
  source: `${row.source}; for learning (R1)`,
});

/**
 * Reporting year 2024, the first of the Generiek kompas: no ODB set is owed, and the same clinical figures are derived for
 * learning and for the kwaliteitsbeeld (R1). The window is that of the years before it (R3).
 */
export const kwaliteitsbeeld2024 = defineIndicatorSet({
  id: 'kwaliteitsbeeld',
  name: { nl: 'Kwaliteitsbeeld: cijfers om van te leren', en: 'Quality image: figures to learn from' },
  reportingYear: 2024,
  version: '2024.1',
  standing: 'own',
  level: 'location',
  measuringWindow: { start: calendarDate('2025-01-01'), end: calendarDate('2025-02-28') },
  settings: defaultSettings,
  themes: [...basisveiligheid2021.themes, { id: 'quality-image', title: { nl: 'Kwaliteitsbeeld', en: 'Quality image' } }],
  minimumChosen: 0,
  indicators: [...deliveryQuestions, ...basisveiligheid2021.indicators.filter(isForLearning).map(forLearning)],
});
