import type { WordsOfZib } from '../words-of-zibs.ts';

export const medicationUse: WordsOfZib<'MedicationUse'> = {
  frames: {
    is: { nl: 'De cliënt {heeft|had} {time} een medicijn{details}.', en: '{time} the client {has|had} a medicine{details}.' },
    isNot: { nl: 'De cliënt {heeft|had} {time} geen medicijn{details}.', en: '{time} the client {has|had} no medicine{details}.' },
  },
  one: { nl: 'gebruik van een medicijn', en: 'use of a medicine' },
  the: { nl: 'het gebruik', en: 'the use' },
  fields: {
    taken: {
      label: { nl: 'of de cliënt het medicijn gebruikt', en: 'whether the client uses the medicine' }, short: { nl: 'gebruikt', en: 'used' },
      detail: { nl: ' {values}', en: ' {values}' },
      values: { true: { nl: 'in gebruik', en: 'in use' }, false: { nl: 'dat niet wordt gebruikt', en: 'that is not used' } },
    },
    psychotropicGroup: {
      label: { nl: 'de ATC-code van het medicijn', en: 'the ATC code of the medicine' }, short: { nl: 'groep', en: 'group' },
      detail: { nl: ' van de groep {values}', en: ' of the group {values}' },
      values: {
        N05A: { nl: 'antipsychotica (N05A)', en: 'antipsychotics (N05A)' }, N05B: { nl: 'angstremmers (N05B)', en: 'anxiolytics (N05B)' },
        N05C: { nl: 'slaapmiddelen en kalmeringsmiddelen (N05C)', en: 'hypnotics and sedatives (N05C)' },
        N06A: { nl: 'antidepressiva (N06A)', en: 'antidepressants (N06A)' }, other: { nl: 'andere medicijnen', en: 'other medicines' },
      },
    },
    start: { label: { nl: 'de dag waarop het gebruik begon', en: 'the day the use began' }, short: { nl: 'begonnen', en: 'began' } },
    end: { label: { nl: 'de laatste dag van het gebruik', en: 'the last day of the use' }, short: { nl: 'gebruikt tot en met', en: 'used until' } },
  },
};
