import type { Bilingual } from '@meervoud/kernel';
import type { WordsOfZib } from '../words-of-zibs.ts';

export const meeting: WordsOfZib<'Meeting'> = {
  frames: {
    is: { nl: 'De afdeling had {time} een {details}.', en: '{time} the ward had a {details}.' },
    isNot: { nl: 'De afdeling had {time} geen {details}.', en: '{time} the ward had no {details}.' },
  },
  noDetails: { nl: 'overleg', en: 'meeting' },
  one: { nl: 'een overleg van de afdeling', en: 'a meeting of the ward' },
  the: { nl: 'het overleg', en: 'the meeting' },
  fields: {
    topic: {
      label: { nl: 'het onderwerp van het overleg', en: 'the topic of the meeting' }, short: { nl: 'onderwerp', en: 'topic' }, detail: { nl: '{values}', en: '{values}' },
      values: {
        'pressure-ulcer-case-discussion': { nl: 'casuïstiekbespreking over decubitus', en: 'case discussion of pressure ulcers' },
        'medication-errors': { nl: 'overleg over medicatiefouten', en: 'meeting about medication errors' },
      },
    },
    multidisciplinary: {
      label: { nl: 'of er meer disciplines bij waren', en: 'whether several disciplines took part' }, short: { nl: 'meer disciplines', en: 'several disciplines' },
      detail: { nl: ' {values}', en: ' {values}' },
      values: { true: { nl: 'met meer disciplines erbij', en: 'with several disciplines' }, false: { nl: 'met één discipline', en: 'with one discipline' } },
    },
    basedOnReports: {
      label: { nl: 'of het overleg over meldingen ging', en: 'whether the meeting was based on reports' }, short: { nl: 'op basis van meldingen', en: 'based on reports' },
      detail: { nl: ', {values}', en: ', {values}' },
      values: { true: { nl: 'op basis van meldingen', en: 'based on reports' }, false: { nl: 'niet op basis van meldingen', en: 'not based on reports' } },
    },
    ward: { label: { nl: 'de afdeling van het overleg', en: 'the ward of the meeting' }, short: { nl: 'afdeling', en: 'ward' } },
    date: { label: { nl: 'de dag van het overleg', en: 'the day of the meeting' }, short: { nl: 'dag', en: 'day' } },
  },
};

interface Scored { readonly label: Bilingual; readonly short: Bilingual; readonly detail: Bilingual }
const score = (number: number): Scored => ({
  label: { nl: `het cijfer voor vraag ${number}`, en: `the score for question ${number}` }, short: { nl: `vraag ${number}`, en: `question ${number}` },
  detail: { nl: ` met een {values} voor vraag ${number}`, en: ` with {values} for question ${number}` },
});

export const surveyResponse: WordsOfZib<'SurveyResponse'> = {
  frames: {
    is: { nl: 'Het is een vragenlijst{place}, {time} ingevuld{details}.', en: 'It is a questionnaire{place}, filled in{details} {time}.' },
    isNot: { nl: 'Het is geen vragenlijst{place}, {time} ingevuld{details}.', en: 'It is not a questionnaire{place}, filled in{details} {time}.' },
  },
  place: { here: { nl: ' over deze locatie', en: ' about this location' }, anywhere: { nl: '', en: '' } },
  one: { nl: 'een ingevulde vragenlijst', en: 'a filled-in questionnaire' },
  the: { nl: 'de vragenlijst', en: 'the questionnaire' },
  fields: {
    nps: {
      label: { nl: 'het antwoord op de NPS-vraag', en: 'the answer to the NPS question' }, short: { nl: 'NPS-vraag', en: 'NPS question' },
      detail: { nl: ' met een {values} op de NPS-vraag', en: ' with {values} on the NPS question' },
    },
    recommends: {
      label: { nl: 'of iemand de locatie aanbeveelt', en: 'whether one recommends the location' }, short: { nl: 'beveelt aan', en: 'recommends' },
      detail: { nl: ' met {values} op de vraag "zou u deze locatie aanbevelen?"', en: ' with {values} on the question "would you recommend this location?"' },
      values: { true: { nl: '"ja"', en: '"yes"' }, false: { nl: '"nee"', en: '"no"' } },
    },
    score1: score(1), score2: score(2), score3: score(3), score4: score(4), score5: score(5), score6: score(6),
    location: { label: { nl: 'de locatie waar de vragenlijst over gaat', en: 'the location the questionnaire is about' }, short: { nl: 'locatie', en: 'location' } },
    date: { label: { nl: 'de dag waarop de vragenlijst is ingevuld', en: 'the day the questionnaire was filled in' }, short: { nl: 'dag', en: 'day' } },
  },
};
