import { addDays, calendarDate, type CalendarDate, latest, partialDate } from '@meervoud/kernel';
import type { Encounter } from 'fhir/r4.js';
import { amend, type Chart } from '../resources/chart.ts';
import { type StayDetail, toStay } from '../resources/encounter.ts';
import { type Answer, course, type Course } from '../scenario/course.ts';
import { type Fact, type Place, type Scene, type Shelf, situation, type Situation } from '../scenario/situation.ts';

/** Where a client stays: an answer by id of location, or by {@link NOWHERE_NAMED} where the source names none. */
export type Whereabouts = Readonly<Record<string, Answer>>;
export const NOWHERE_NAMED = '';

const AWAY: Whereabouts = {};
const at = ({ location }: Place, answer: Answer = 'yes'): Whereabouts => ({ [location]: answer });
type Changes = readonly (readonly [CalendarDate, Whereabouts])[];
const where = (...changes: Changes): Course<Whereabouts> => course(AWAY, ...changes);

const LONG_AGO = 400;
/** A stay recorded on the day it starts. */
const stayIn = (chart: Chart, place: Place, start: CalendarDate): Encounter => toStay(chart, { place, start, recorded: start });
const movedIn = (chart: Chart, { referenceDate }: Scene): CalendarDate => addDays(referenceDate, -LONG_AGO - chart.random.int(0, 900));

/** One stay that began long ago and is recorded at its start, unless the detail says otherwise. */
const stay = (
  name: string,
  draw: (scene: Scene, start: CalendarDate) => readonly [detail: Partial<StayDetail>, means: Course<Whereabouts>],
  persona?: Situation['persona'],
): Situation<Whereabouts> =>
  situation(name, (chart, scene) => {
    const start = movedIn(chart, scene);
    const [detail, means] = draw(scene, start);
    return { resources: [toStay(chart, { place: scene.here, start, recorded: start, ...detail })], means };
  }, persona);

const certain: readonly Situation<Whereabouts>[] = [
  stay('stay-ends-on-date', ({ here, referenceDate }, start) =>
    [{ end: referenceDate, recorded: referenceDate }, where([start, at(here)], [addDays(referenceDate, 1), AWAY])], {
    nl: 'vertrok op de peildatum zelf, en telt nog mee',
    en: 'left on the reference date itself, and still counts',
  }),
  stay('stay-ended-day-before', ({ here, referenceDate }, start) => {
    const end = addDays(referenceDate, -1);
    return [{ end, recorded: end }, where([start, at(here)], [referenceDate, AWAY])];
  }),
  stay('stay-starts-on-date', ({ here, referenceDate: start }) => [{ start, recorded: start }, where([start, at(here)])]),
  stay('stay-starts-day-after', ({ referenceDate }) => {
    const start = addDays(referenceDate, 1);
    // planned, and nobody has said since that it came true
    return [{ start, recorded: start, status: 'planned' }, where()];
  }),
  stay('stay-starts-after-midnight', ({ here, referenceDate }) => {
    // still the reference date in UTC, but half past midnight in the Netherlands
    const start = `${referenceDate}T23:30:00Z`;
    return [{ start, recorded: referenceDate }, where([addDays(referenceDate, 1), at(here)])];
  }),
  stay('stay-finished-without-end', ({ here }, start) => [{ status: 'finished' }, where([start, at(here)])], {
    nl: 'heeft een verblijf met status "finished" zonder einddatum: dat loopt door',
    en: 'has a stay with status "finished" and no end: it runs on',
  }),
  stay('stay-entered-in-error', () => [{ status: 'entered-in-error' }, where()]),
  stay('stay-is-a-visit', () => [{ class: 'AMB' }, where()]),
  stay('stay-long-over', (_, start) => [{ start: addDays(start, -1_000), end: addDays(start, -200) }, where()]),
  situation('stay-twice-at-once', (chart, scene) => {
    const [start, again] = [movedIn(chart, scene), addDays(scene.referenceDate, -100)];
    return {
      resources: [stayIn(chart, scene.here, start), stayIn(chart, scene.here, again)],
      means: where([start, at(scene.here)]),
    };
  }),
  situation('stay-at-two-locations', (chart, scene) => {
    const [start, also] = [movedIn(chart, scene), addDays(scene.referenceDate, -90)];
    return {
      resources: [stayIn(chart, scene.here, start), stayIn(chart, scene.elsewhere, also)],
      means: where([start, at(scene.here)], [also, { ...at(scene.here), ...at(scene.elsewhere) }]),
    };
  }, {
    nl: 'verblijft op de peildatum op twee locaties: telt op beide, en in de organisatie één keer',
    en: 'stays at two locations on the reference date: counts at both, and once in the organization',
  }),
  situation('stay-moved-elsewhere', (chart, scene) => {
    const [start, moved] = [movedIn(chart, scene), addDays(scene.referenceDate, -50)];
    return {
      resources: [
        toStay(chart, { place: scene.here, start, end: moved, recorded: moved }),
        stayIn(chart, scene.elsewhere, moved),
      ],
      means: where([start, at(scene.here)], [moved, { ...at(scene.here), ...at(scene.elsewhere) }],
        [addDays(moved, 1), at(scene.elsewhere)]),
    };
  }),
  situation('stay-end-arrives-late', (chart, scene) => {
    const [start, end] = [movedIn(chart, scene), addDays(scene.referenceDate, -4)];
    const running = stayIn(chart, scene.here, start);
    const ended: Encounter = amend(chart, running, scene.laterOn, { status: 'finished', period: { start, end } });
    return {
      resources: [running],
      means: where([start, at(scene.here)]),
      later: { put: [ended], means: where([start, at(scene.here)], [addDays(end, 1), AWAY]) },
    };
  }),
];

/** Whether they stay cannot be told. */
const doubtful: readonly Situation<Whereabouts>[] = [
  stay('stay-since-some-day-this-year', ({ here, referenceDate }) => {
    const start = referenceDate.slice(0, 4);
    return [{ start, recorded: referenceDate },
      where([calendarDate(`${start}-01-01`), at(here, 'unknown')], [calendarDate(`${start}-12-31`), at(here)])];
  }),
  stay('stay-until-some-day-in-february', ({ here, referenceDate }, start) => {
    const end = `${referenceDate.slice(0, 4)}-02`;
    return [{ end, recorded: referenceDate },
      where([start, at(here)], [calendarDate(`${end}-02`), at(here, 'unknown')], [addDays(latest(partialDate(end)), 1), AWAY])];
  }),
];

/** Moved in some time ago and lives there. */
const ordinary = (chart: Chart, scene: Scene): Fact<Whereabouts> => {
  const start = movedIn(chart, scene);
  const since = chart.random.percent(30) ? `${start}T14:00:00+01:00` : start;
  return { resources: [toStay(chart, { place: scene.here, start: since, recorded: start })], means: where([start, at(scene.here)]) };
};

export const stays: Shelf<Whereabouts> = { ordinary, certain, doubtful };

/** Clients of the organization as a whole. */
export const withoutLocation: readonly Situation<Whereabouts>[] = [
  situation('stay-without-location', (chart, scene) => {
    const start = movedIn(chart, scene);
    return { resources: [toStay(chart, { start, recorded: start })], means: where([start, { [NOWHERE_NAMED]: 'yes' }]) };
  }, {
    nl: 'staat bij geen locatie ingeschreven en telt alleen in de organisatie',
    en: 'is registered at no location and counts in the organization only',
  }),
  situation('stay-none-care-at-home', () => ({ resources: [], means: where() })),
];
