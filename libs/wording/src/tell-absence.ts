import type { Criterion, Settings } from '@meervoud/indicator';
import { and, type Bilingual, not, or, type Truth } from '@meervoud/kernel';
import { datesOf, isAboutStaff } from '@meervoud/zibs';
import { isClause, labelOf, openClauses } from './clauses.ts';
import { allOf, eachOnce, inBoth, oneOf } from './say.ts';
import { testsOf } from './tell-exists.ts';
import { matchedValues, oneOfValues } from './value-words.ts';
import { wordsOf } from './zib-words/words-of.ts';

const yes: Bilingual = { nl: 'ja', en: 'yes' };
const no: Bilingual = { nl: 'nee', en: 'no' };

/** What the answer is about somebody of whom there is no record at all; no sentence where that is unknown. */
export const tellNothing = (criterion: Criterion, settings: Settings): readonly Bilingual[] => {
  const truth = withoutRecords(criterion, settings);
  const things = eachOnce(openClauses(criterion, settings).map(({ exists }) => wordsOf(exists.exists).one));
  if (truth === 'unknown' || things.length === 0) return [];
  const answer = truth ? yes : no;
  const named = inBoth((language) => oneOf(things.map((thing) => thing[language]), language));
  return [{
    nl: `Is er niets vastgelegd over ${named.nl}, dan is het ${answer.nl}.`,
    en: `Where nothing is on record about ${named.en}, it is ${answer.en}.`,
  }];
};

const withoutRecords = (criterion: Criterion, settings: Settings): Truth => {
  if ('all' in criterion) return and(...criterion.all.map((term) => withoutRecords(term, settings)));
  if ('any' in criterion) return or(...criterion.any.map((term) => withoutRecords(term, settings)));
  if ('not' in criterion) return not(withoutRecords(criterion.not, settings));
  if ('whenSetting' in criterion) {
    const { whenSetting: { name, is }, then } = criterion;
    return settings[name] === is && withoutRecords(then, settings);
  }
  return typeof criterion.absent === 'object' && settings[criterion.absent.setting] === 'unknown' ? 'unknown' : false;
};

/**
 * What an element that is not there means where that is no "unknown", and which values are left out by a setting; to be read beside what
 * {@link tellCriterion} says of it.
 */
export const tellMissing = (criterion: Criterion, settings: Settings): readonly Bilingual[] =>
  eachOnce(openClauses(criterion, settings).flatMap(({ exists, path }) => Object.entries(testsOf(exists)).flatMap(([field, test]) => {
    const label = labelOf(exists.exists, field);
    const { ignored } = matchedValues(test, settings);
    const values = oneOfValues(exists.exists, field, ignored);
    const told: Bilingual[] = [];
    if ('absent' in test) {
      const missing: Bilingual = {
        nl: isClause(label.nl) ? `niet is vastgelegd ${label.nl}` : `${label.nl} niet is vastgelegd`,
        en: isClause(label.en) ? `it is not on record ${label.en}` : `${label.en} is not on record`,
      };
      const holds = path.split('.not').length % 2 === 1;
      const met = (test.absent === 'yes') === holds;
      told.push({
        nl: `Als ${missing.nl}, is hier ${met ? 'wel' : 'niet'} aan voldaan.`, en: `Where ${missing.en}, this is ${met ? '' : 'not '}met.`,
      });
    }
    if (ignored.length > 0) told.push({
      nl: `Als ${label.nl} ${values.nl} is, telt dat niet: zo is het ingesteld.`,
      en: `Where ${label.en} is ${values.en}, that does not count: so it is set.`,
    });
    return told;
  })));

/** How dates are read by what criteria ask: which days count, and what a missing one means. */
export const tellDates = (criteria: readonly Criterion[], settings: Settings): readonly Bilingual[] => {
  const dated = criteria.flatMap((criterion) => openClauses(criterion, settings)).filter(({ exists }) => exists.when !== 'always');
  const zibs = [...new Set(dated.map(({ exists }) => exists.exists))];
  const spans = zibs.filter((zib) => 'from' in datesOf[zib]);
  const runsOn = spans.filter((zib) => !('status' in datesOf[zib]) && !isAboutStaff(zib)).map((zib) => wordsOf(zib).the);
  const begun = spans.filter(isAboutStaff).map((zib) => wordsOf(zib).the);
  return [
    ...(zibs.length === 0 ? [] : [bothEnds]),
    ...openEnded(runsOn),
    ...begun.map(({ nl, en }): Bilingual => ({ nl: `Zonder einddatum loopt ${nl} door.`, en: `Without an end ${en} runs on.` })),
    ...spans.filter((zib) => 'status' in datesOf[zib]).map((zib) => untilLookedAt(wordsOf(zib).the, settings)),
  ];
};

const bothEnds: Bilingual = { nl: 'De eerste en de laatste dag tellen mee.', en: 'The first and the last day count.' };

const openEnded = (things: readonly Bilingual[]): readonly Bilingual[] => {
  const [only] = things;
  if (only === undefined) return [];
  if (things.length === 1) return [{
    nl: `Zonder begindatum is ${only.nl} al begonnen. Zonder einddatum loopt ${only.nl} door.`,
    en: `Without a start ${only.en} has begun. Without an end ${only.en} runs on.`,
  }];
  const named = inBoth((language) => allOf(things.map((thing) => thing[language]), language));
  return [{
    nl: `Zonder begindatum zijn ${named.nl} al begonnen. Zonder einddatum lopen ze door.`,
    en: `Without a start ${named.en} have begun. Without an end they run on.`,
  }];
};

/** R5: of a record without an end its status speaks, and how lately it was looked at. */
const untilLookedAt = ({ nl, en }: Bilingual, { staleAfterDays: days }: Settings): Bilingual => ({
  nl: `Zonder begindatum is ${nl} al begonnen. Zonder einddatum is ${nl} er nog als de status "aanwezig" is. `
    + `Zonder status ook, als er hooguit ${days} dagen voor de peildatum nog naar is gekeken.`,
  en: `Without a start ${en} has begun. Without an end ${en} is still there where its status is "active". `
    + `Without a status too, where it was looked at no more than ${days} days before the reference date.`,
});
