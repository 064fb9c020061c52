import type { HoldReason } from '@meervoud/exchange';
import type { Bilingual } from '@meervoud/kernel';

/** Why a figure is held back, for who reviews. */
export const tellHold = (hold: HoldReason, k: number): Bilingual => {
  switch (hold) {
    case 'small-group': return { nl: `het gaat over minder dan ${k} mensen`, en: `fewer than ${k} people` };
    case 'group-not-known': return { nl: 'er is niet bij gezegd over hoeveel mensen het gaat', en: 'how many people it is about was not stated' };
    case 'small-count': return { nl: `het geldt voor minder dan ${k} mensen`, en: `it holds for fewer than ${k} people` };
    case 'small-complement': return { nl: `het geldt voor minder dan ${k} mensen niet`, en: `it does not hold for fewer than ${k} people` };
    case 'small-subgroup': return { nl: `het gaat over een deel van de groep, en daarbuiten vallen minder dan ${k} mensen`, en: `it is about a part of the group, and fewer than ${k} people are outside that part` };
    case 'small-change': return { nl: `het veranderde door minder dan ${k} mensen sinds iemand het ontving`, en: `it changed by fewer than ${k} people since somebody received it` };
    case 'hidden-before': return { nl: 'het was verborgen in een eerdere levering', en: 'it was hidden in an earlier release' };
    case 'would-reveal-another': return { nl: 'een ander verborgen cijfer zou eruit te berekenen zijn', en: 'another hidden figure could be calculated from it' };
  }
};
