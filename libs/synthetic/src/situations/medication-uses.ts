import { addDays, type CalendarDate } from '@meervoud/kernel';
import type { Medication } from 'fhir/r4.js';
import { amend, type Chart } from '../resources/chart.ts';
import { contained, named, type Product, referred, referredAs, toMedication, toMedicationUse, type UseDetail } from '../resources/medication-use.ts';
import { type Answer, course, type Course } from '../scenario/course.ts';
import { type Fact, type Scene, type Shelf, situation, type Situation } from '../scenario/situation.ts';

/** Groups of the policy set; written down apart from the product's own list. */
export const psychotropicGroups = ['N05A', 'N05B', 'N05C', 'N06A'] as const;
export type PsychotropicGroup = (typeof psychotropicGroups)[number];

/** Does the client use one of this group on a day? A group that is not named: no. */
export type MedicationState = Partial<Record<PsychotropicGroup, Answer>>;

const NONE: MedicationState = {};
const UNCLASSIFIED: MedicationState = { N05A: 'unknown', N05B: 'unknown', N05C: 'unknown', N06A: 'unknown' };

/** What holds from the first day of use until the last. */
const during = (state: MedicationState, start: CalendarDate, end?: CalendarDate): Course<MedicationState> =>
  end === undefined ? course(NONE, [start, state]) : course(NONE, [start, state], [addDays(end, 1), NONE]);

/** One medicine that was begun so many days before the reference date, and used until so many days before it or still. */
const use = (
  name: string, product: UseDetail['product'], state: MedicationState, [from, until]: readonly [number, number?],
  more: Pick<UseDetail, 'status' | 'stop'> = {}, persona?: Situation['persona'],
): Situation<MedicationState> =>
  situation(name, (chart, { referenceDate }) => {
    const start = addDays(referenceDate, -from);
    const end = until === undefined ? undefined : addDays(referenceDate, -until);
    const written = toMedicationUse(chart, { product, start, ...(end === undefined ? {} : { end }), ...more, recorded: start });
    return { resources: [written], means: during(state, start, end) };
  }, persona);

const certain: readonly Situation<MedicationState>[] = [
  use('medication-antipsychotic', referred('haloperidol'), { N05A: 'yes' }, [60], {}, {
    nl: 'gebruikt een antipsychoticum, dat alleen aan de ATC-code van het product te zien is, en telt mee',
    en: 'uses an antipsychotic, which only the ATC code of the product tells, and counts',
  }),
  use('medication-anxiolytic-contained', contained('oxazepam'), { N05B: 'yes' }, [14]),
  use('medication-hypnotic-by-code', named('temazepam'), { N05C: 'yes' }, [120]),
  use('medication-antidepressant', referred('mirtazapine'), { N06A: 'yes' }, [400]),
  use('medication-begins-on-date', referred('quetiapine'), { N05A: 'yes' }, [0]),
  use('medication-begins-after-date', referred('quetiapine'), { N05A: 'yes' }, [-1]),
  use('medication-last-day-is-date', referred('oxazepam'), { N05B: 'yes' }, [30, 0]),
  use('medication-ended-day-before', referred('oxazepam'), { N05B: 'yes' }, [30, 1]),
  use('medication-completed-with-end', referred('temazepam'), { N05C: 'yes' }, [90, 40], { status: 'completed' }),
  use('medication-stopped-with-end', referred('temazepam'), { N05C: 'yes' }, [90, 40], { status: 'stopped', stop: true }),
  use('medication-stop-without-end', referred('haloperidol'), NONE, [20], { status: 'stopped', stop: true }),
  use('medication-on-hold', named('haloperidol'), NONE, [20], { status: 'on-hold' }),
  use('medication-not-taken', referred('mirtazapine'), NONE, [50], { status: 'not-taken' }),
  use('medication-entered-in-error', referred('mirtazapine'), NONE, [50], { status: 'entered-in-error' }),
  use('medication-against-dementia', referred('donepezil'), NONE, [300]),
  use('medication-in-own-preparation', referredAs('product-combination'), { N05C: 'yes' }, [33]),
  use('medication-unclassified-but-over', named('mirtazapineByGpk'), UNCLASSIFIED, [200, 100]),
  situation('medication-lasts-thirty-days', (chart, { referenceDate }) => {
    const start = addDays(referenceDate, -29);
    return {
      resources: [toMedicationUse(chart, { product: referred('haloperidol'), start, duration: 30, status: 'completed', recorded: start })],
      means: during({ N05A: 'yes' }, start, referenceDate),
    };
  }),
  situation('medication-lasted-thirty-days', (chart, { referenceDate }) => {
    const start = addDays(referenceDate, -30);
    return {
      resources: [toMedicationUse(chart, { product: referred('haloperidol'), start, duration: 30, status: 'completed', recorded: start })],
      means: during({ N05A: 'yes' }, start, addDays(referenceDate, -1)),
    };
  }),
  situation('medication-known-beside-unclassified', (chart, { referenceDate }) => {
    const start = addDays(referenceDate, -70);
    const both = [named('mirtazapineByGpk'), referred('quetiapine')].map((product) => toMedicationUse(chart, { product, start, recorded: start }));
    return { resources: both, means: during({ ...UNCLASSIFIED, N05A: 'yes' }, start) };
  }),
  situation('medication-ended-later', (chart, { referenceDate, laterOn }) => {
    const [start, end] = [addDays(referenceDate, -80), addDays(referenceDate, -3)];
    const first = toMedicationUse(chart, { product: referred('haloperidol'), start, recorded: start });
    const ended = amend(chart, first, laterOn, { status: 'stopped', effectivePeriod: { start, end } });
    return { resources: [first], means: during({ N05A: 'yes' }, start), later: { put: [ended], means: during({ N05A: 'yes' }, start, end) } };
  }),
];

const doubtful: readonly Situation<MedicationState>[] = [
  use('medication-only-gpk', referred('mirtazapineByGpk'), UNCLASSIFIED, [45], {}, {
    nl: 'gebruikt een medicijn waarvan alleen het GPK-nummer bekend is: niet te classificeren, dus onbekend',
    en: 'uses a medicine of which only the GPK number is known: it cannot be classified, so it is unknown',
  }),
  use('medication-product-missing', referredAs('product-that-is-not-there'), UNCLASSIFIED, [45]),
  use('medication-atc-too-coarse', named('psycholeptic'), UNCLASSIFIED, [10]),
  use('medication-half-known', referredAs('product-half-known'), UNCLASSIFIED, [10]),
  use('medication-product-in-error', referredAs('product-in-error'), UNCLASSIFIED, [10]),
  use('medication-taken-unknown', referred('oxazepam'), { N05B: 'unknown' }, [10], { status: 'unknown' }),
  // the statement stays as it was: only what it refers to changes
  situation('medication-classified-later', (chart, { referenceDate, laterOn }) => {
    const start = addDays(referenceDate, -25);
    const product: Medication = toMedication(chart.next('product'), 'mirtazapineByGpk', `${start}T09:00:00.000Z`);
    const known = amend(chart, product, laterOn, { code: { coding: [...(product.code?.coding ?? []), { system: 'http://www.whocc.no/atc', code: 'N06AX11' }] } });
    const written = toMedicationUse(chart, { product: referredAs(product.id ?? ''), start, recorded: start });
    return { resources: [product, written], means: during(UNCLASSIFIED, start), later: { put: [known], means: during({ N06A: 'yes' }, start) } };
  }),
];

const usual: readonly (readonly [Product, PsychotropicGroup | undefined])[] = [
  ['paracetamol', undefined], ['metoprolol', undefined], ['donepezil', undefined], ['temazepam', 'N05C'], ['mirtazapine', 'N06A'], ['quetiapine', 'N05A'], ['oxazepam', 'N05B'],
];

/** A few medicines each, most of them no psychotropics. */
const ordinary = (chart: Chart, { referenceDate }: Scene): Fact<MedicationState> => {
  const { random } = chart;
  const start = addDays(referenceDate, -random.int(20, 900));
  const chosen = [...random.some(usual.slice(0, 3), 60), ...(random.percent(35) ? [random.pick(usual.slice(3) as [(typeof usual)[number], ...(typeof usual)[number][]])] : [])];
  const state: MedicationState = Object.fromEntries(chosen.flatMap(([, group]) => (group === undefined ? [] : [[group, 'yes']])));
  return { resources: chosen.map(([product]) => toMedicationUse(chart, { product: referred(product), start, recorded: start })), means: during(state, start) };
};

/** Rows P1 and P2 of the policy set of 2016 and 2017. */
export const medicationUses: Shelf<MedicationState> = { ordinary, certain, doubtful };
