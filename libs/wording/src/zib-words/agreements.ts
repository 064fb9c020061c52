import type { WordsOfZib } from '../words-of-zibs.ts';

export const toiletingPlan: WordsOfZib<'ToiletingPlan'> = {
  frames: {
    field: 'present',
    true: {
      is: { nl: 'De cliënt {heeft|had} {time} een plan voor zorg bij toiletgang{details}.', en: '{time} the client {has|had} a toileting plan{details}.' },
      isNot: { nl: 'De cliënt {heeft|had} {time} geen plan voor zorg bij toiletgang{details}.', en: '{time} the client {has|had} no toileting plan{details}.' },
    },
    false: {
      is: { nl: 'Vastgelegd is dat de cliënt {time} geen plan voor zorg bij toiletgang {heeft|had}{details}.', en: 'It is on record that {time} the client {has|had} no toileting plan{details}.' },
      isNot: { nl: 'Niet vastgelegd is dat de cliënt {time} geen plan voor zorg bij toiletgang {heeft|had}{details}.', en: 'It is not on record that {time} the client {has|had} no toileting plan{details}.' },
    },
    either: {
      is: { nl: 'Vastgelegd is of de cliënt {time} een plan voor zorg bij toiletgang {heeft|had}{details}.', en: 'It is on record whether {time} the client {has|had} a toileting plan{details}.' },
      isNot: { nl: 'Niet vastgelegd is of de cliënt {time} een plan voor zorg bij toiletgang {heeft|had}{details}.', en: 'It is not on record whether {time} the client {has|had} a toileting plan{details}.' },
    },
  },
  one: { nl: 'een plan voor zorg bij toiletgang', en: 'a toileting plan' },
  the: { nl: 'het plan', en: 'the plan' },
  fields: {
    present: {
      label: { nl: 'of er een plan is', en: 'whether there is a plan' }, short: { nl: 'plan', en: 'plan' },
      values: { true: { nl: 'ja', en: 'yes' }, false: { nl: 'nee', en: 'no' } },
    },
    topics: {
      label: { nl: 'de onderwerpen van het plan', en: 'the subjects of the plan' }, short: { nl: 'afspraken over', en: 'agreements on' },
      detail: { nl: ' met afspraken over {values}', en: ' with agreements on {values}' },
      values: {
        preferences: { nl: 'voorkeuren en gewoonten', en: 'preferences and habits' }, independence: { nl: 'zo lang mogelijk zelf doen', en: 'staying independent' },
        help: { nl: 'hulp die nodig is', en: 'the help needed' }, material: { nl: 'passend incontinentiemateriaal', en: 'fitting incontinence material' },
        other: { nl: 'iets anders', en: 'something else' },
      },
    },
    effective: { label: { nl: 'de begindatum van het plan', en: 'the start of the plan' }, short: { nl: 'geldig vanaf', en: 'valid from' } },
    end: { label: { nl: 'de einddatum van het plan', en: 'the end of the plan' }, short: { nl: 'geldig tot en met', en: 'valid until' } },
  },
};

export const foodPreferences: WordsOfZib<'FoodPreferences'> = {
  frames: {
    field: 'discussed',
    true: {
      is: { nl: 'Er was {time} een vastgelegd gesprek met de cliënt of de familie over voorkeuren voor eten en drinken{details}.', en: '{time} there was a recorded talk with the client or the family about preferences for food and drink{details}.' },
      isNot: { nl: 'Er was {time} geen vastgelegd gesprek met de cliënt of de familie over voorkeuren voor eten en drinken{details}.', en: '{time} there was no recorded talk with the client or the family about preferences for food and drink{details}.' },
    },
    false: {
      is: { nl: 'Vastgelegd is dat er {time} geen gesprek over eten en drinken was{details}.', en: 'It is on record that {time} there was no talk about food and drink{details}.' },
      isNot: { nl: 'Niet vastgelegd is dat er {time} geen gesprek over eten en drinken was{details}.', en: 'It is not on record that {time} there was no talk about food and drink{details}.' },
    },
    either: {
      is: { nl: 'Vastgelegd is of er {time} een gesprek over eten en drinken was{details}.', en: 'It is on record whether {time} there was a talk about food and drink{details}.' },
      isNot: { nl: 'Niet vastgelegd is of er {time} een gesprek over eten en drinken was{details}.', en: 'It is not on record whether {time} there was a talk about food and drink{details}.' },
    },
  },
  one: { nl: 'een gesprek over eten en drinken', en: 'a talk about food and drink' },
  the: { nl: 'het gesprek', en: 'the talk' },
  fields: {
    discussed: {
      label: { nl: 'of de voorkeuren zijn besproken', en: 'whether the preferences were discussed' }, short: { nl: 'besproken', en: 'discussed' },
      values: { true: { nl: 'ja', en: 'yes' }, false: { nl: 'nee', en: 'no' } },
    },
    topics: {
      label: { nl: 'de onderwerpen van het gesprek', en: 'the subjects of the talk' }, short: { nl: 'onderwerpen', en: 'subjects' },
      detail: { nl: ' waarin het ging over {values}', en: ' that dealt with {values}' },
      values: {
        'food-and-drink': { nl: 'bepaald eten en drinken', en: 'particular food and drink' },
        'way-of-offering': { nl: 'de manier van aanbieden (hoeveel, hoe vaak, in welke vorm)', en: 'the way of offering (how much, how often, in which form)' },
        help: { nl: 'hulp bij het eten', en: 'help with eating' }, 'time-and-place': { nl: 'tijd en plaats', en: 'time and place' }, other: { nl: 'iets anders', en: 'something else' },
      },
    },
    date: { label: { nl: 'de dag van het gesprek', en: 'the day of the talk' }, short: { nl: 'dag', en: 'day' } },
  },
};

export const medicationReview: WordsOfZib<'MedicationReview'> = {
  frames: {
    is: { nl: 'De cliënt had {time} een medicatiebeoordeling{details}.', en: '{time} the client had a medication review{details}.' },
    isNot: { nl: 'De cliënt had {time} geen medicatiebeoordeling{details}.', en: '{time} the client had no medication review{details}.' },
  },
  one: { nl: 'een medicatiebeoordeling', en: 'a medication review' },
  the: { nl: 'de medicatiebeoordeling', en: 'the medication review' },
  fields: {
    careWorkerPresent: {
      label: { nl: 'wie er bij de medicatiebeoordeling was', en: 'who took part in the medication review' }, short: { nl: 'zorgmedewerker erbij', en: 'care worker present' },
      detail: { nl: ' {values}', en: ' {values}' },
      values: {
        true: { nl: 'met een zorgmedewerker erbij die medicijnen uitdeelt', en: 'with a care worker present who hands out medicines' },
        false: { nl: 'zonder een zorgmedewerker die medicijnen uitdeelt', en: 'without a care worker who hands out medicines' },
      },
    },
    performed: { label: { nl: 'de dag van de medicatiebeoordeling', en: 'the day of the medication review' }, short: { nl: 'dag', en: 'day' } },
  },
};
