import type { When } from '@meervoud/indicator';
import type { Bilingual } from '@meervoud/kernel';
import { inBoth, number } from './say.ts';

/** When, as it stands in a sentence that something is so and in one that it is not. */
export interface TimeWords {
  readonly is: Bilingual;
  readonly isNot: Bilingual;
  /** Is the sentence about more than the one day that is looked at? Then it is in the past tense. */
  readonly past: boolean;
}

const same = (words: Bilingual, past: boolean): TimeWords => ({ is: words, isNot: words, past });

export const timeWords = (when: When): TimeWords => {
  switch (when) {
    case 'always': return same({ nl: '', en: '' }, false);
    case 'on-reference-date': return same({ nl: 'op de peildatum', en: 'on the reference date' }, false);
    case 'during-reporting-year': return same({ nl: 'op een dag van het verslagjaar', en: 'on a day of the reporting year' }, true);
    case 'in-reporting-year': return same({ nl: 'in het verslagjaar', en: 'in the reporting year' }, true);
    case 'each-quarter': return {
      is: { nl: 'in elk kwartaal van het verslagjaar', en: 'in every quarter of the reporting year' },
      isNot: { nl: 'in een of meer kwartalen van het verslagjaar', en: 'in one or more quarters of the reporting year' },
      past: true,
    };
  }
  if ('lastDays' in when) {
    const { lastDays: days } = when;
    return same(inBoth((language) => (language === 'nl'
      ? `op de peildatum of in de ${number(days, language)} ${days === 1 ? 'dag' : 'dagen'} ervoor`
      : `on the reference date or in the ${number(days, language)} ${days === 1 ? 'day' : 'days'} before it`)), true);
  }
  const { lastMonths: months } = when;
  return same(inBoth((language) => (language === 'nl'
    ? `in de ${number(months, language)} ${months === 1 ? 'maand' : 'maanden'} tot en met de peildatum`
    : `in the ${number(months, language)} ${months === 1 ? 'month' : 'months'} up to and including the reference date`)), true);
};
