import type { WordsOfZib } from '../words-of-zibs.ts';

export const staffContract: WordsOfZib<'StaffContract'> = {
  frames: {
    is: { nl: 'Iemand {heeft|had} {time} een overeenkomst{details}.', en: '{time} somebody {has|had} a contract{details}.' },
    isNot: { nl: 'Iemand {heeft|had} {time} geen overeenkomst{details}.', en: '{time} somebody {has|had} no contract{details}.' },
  },
  one: { nl: 'een overeenkomst', en: 'a contract' },
  the: { nl: 'de overeenkomst', en: 'the contract' },
  fields: {
    kind: {
      label: { nl: 'de soort overeenkomst', en: 'the kind of contract' }, short: { nl: 'soort', en: 'kind' }, detail: { nl: ' ({values})', en: ' ({values})' },
      values: {
        permanent: { nl: 'arbeid voor onbepaalde tijd', en: 'employment without end' }, temporary: { nl: 'arbeid voor bepaalde tijd', en: 'employment for a fixed time' },
        bbl: { nl: 'leren en werken (bbl)', en: 'learning and working (bbl)' }, 'on-call': { nl: 'oproep', en: 'on call' },
        hired: { nl: 'inhuur, zoals een zzp’er', en: 'hired, such as a freelancer' }, agency: { nl: 'uitzending of payroll', en: 'agency or payroll' },
        internship: { nl: 'stage', en: 'internship' }, volunteer: { nl: 'vrijwilligerswerk', en: 'volunteer work' },
      },
    },
    careFunction: {
      label: { nl: 'of de functie een zorgfunctie is', en: 'whether the function is a care function' }, short: { nl: 'zorgfunctie', en: 'care function' },
      detail: { nl: ' {values}', en: ' {values}' },
      values: { true: { nl: 'voor een zorgfunctie', en: 'for a care function' }, false: { nl: 'voor een functie buiten de zorg', en: 'for a function outside care' } },
    },
    level: {
      label: { nl: 'het kwalificatieniveau', en: 'the qualification level' }, short: { nl: 'niveau', en: 'level' }, detail: { nl: ' op kwalificatieniveau {values}', en: ' at qualification level {values}' },
      values: {
        1: { nl: '1', en: '1' }, 2: { nl: '2', en: '2' }, 3: { nl: '3', en: '3' }, 4: { nl: '4', en: '4' }, 5: { nl: '5', en: '5' }, 6: { nl: '6', en: '6' },
        treatment: { nl: 'behandelaar of (para)medisch', en: 'therapist or (para)medical' }, other: { nl: 'overig zorgpersoneel', en: 'other care staff' }, trainee: { nl: 'leerling', en: 'trainee' },
      },
    },
    weeklyHours: { label: { nl: 'de uren per week', en: 'the hours a week' }, short: { nl: 'uren per week', en: 'hours a week' } },
    contract: { label: { nl: 'het nummer van de overeenkomst', en: 'the number of the contract' }, short: { nl: 'nummer', en: 'number' } },
    start: { label: { nl: 'de eerste dag van de overeenkomst', en: 'the first day of the contract' }, short: { nl: 'vanaf', en: 'from' } },
    end: { label: { nl: 'de laatste dag van de overeenkomst', en: 'the last day of the contract' }, short: { nl: 'tot en met', en: 'until' } },
  },
};

export const workedHours: WordsOfZib<'WorkedHours'> = {
  frames: {
    is: { nl: 'Iemand {werkt|werkte} {time} uren{details}.', en: '{time} somebody {works|worked} hours{details}.' },
    isNot: { nl: 'Iemand {werkt|werkte} {time} geen uren{details}.', en: '{time} somebody {works|worked} no hours{details}.' },
  },
  one: { nl: 'gewerkte uren', en: 'hours worked' },
  the: { nl: 'de periode van gewerkte uren', en: 'the period of hours worked' },
  fields: {
    hours: { label: { nl: 'het aantal gewerkte uren', en: 'the number of hours worked' }, short: { nl: 'uren', en: 'hours' } },
    contract: { label: { nl: 'het nummer van de overeenkomst', en: 'the number of the contract' }, short: { nl: 'overeenkomst', en: 'contract' } },
    start: { label: { nl: 'de eerste dag van de gewerkte uren', en: 'the first day of the hours worked' }, short: { nl: 'vanaf', en: 'from' } },
    end: { label: { nl: 'de laatste dag van de gewerkte uren', en: 'the last day of the hours worked' }, short: { nl: 'tot en met', en: 'until' } },
  },
};

export const sickReport: WordsOfZib<'SickReport'> = {
  frames: {
    is: { nl: 'Iemand {is|was} {time} gemeld als afwezig{details}.', en: '{time} somebody {is|was} reported absent{details}.' },
    isNot: { nl: 'Iemand {is|was} {time} niet gemeld als afwezig{details}.', en: '{time} somebody {is|was} not reported absent{details}.' },
  },
  one: { nl: 'een ziekmelding', en: 'a sick report' },
  the: { nl: 'de ziekmelding', en: 'the sick report' },
  fields: {
    cause: {
      label: { nl: 'de reden van de melding', en: 'the cause of the report' }, short: { nl: 'reden', en: 'cause' }, detail: { nl: ' wegens {values}', en: ' for {values}' },
      values: { sickness: { nl: 'ziekte', en: 'sickness' }, 'pregnancy-leave': { nl: 'zwangerschaps- of bevallingsverlof', en: 'pregnancy or maternity leave' } },
    },
    percentage: { label: { nl: 'het percentage ziek', en: 'the percentage ill' }, short: { nl: 'procent ziek', en: 'per cent ill' } },
    start: { label: { nl: 'de eerste ziektedag', en: 'the first day of being ill' }, short: { nl: 'vanaf', en: 'from' } },
    end: { label: { nl: 'de laatste ziektedag', en: 'the last day of being ill' }, short: { nl: 'tot en met', en: 'until' } },
  },
};
