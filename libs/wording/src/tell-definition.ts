import type { Basis, IndicatorDefinition, IndicatorSet, Obligation } from '@meervoud/indicator';
import type { Bilingual } from '@meervoud/kernel';
import { number } from './say.ts';
import { tellRatio } from './tell-amount.ts';

interface Members { readonly many: Bilingual; readonly one: Bilingual }

/** Whom a row is about, in words. */
export const membersOf: { readonly [B in Basis]: Members } = {
  client: { many: { nl: 'cliënten', en: 'clients' }, one: { nl: 'een cliënt', en: 'a client' } },
  ward: { many: { nl: 'afdelingen', en: 'wards' }, one: { nl: 'een afdeling', en: 'a ward' } },
  staff: { many: { nl: 'personeelsleden', en: 'members of staff' }, one: { nl: 'een personeelslid', en: 'a member of staff' } },
  respondent: { many: { nl: 'ingevulde vragenlijsten', en: 'filled-in questionnaires' }, one: { nl: 'een ingevulde vragenlijst', en: 'a filled-in questionnaire' } },
};

const counted = {
  yes: { nl: 'met antwoord "ja"', en: 'with answer "yes"' },
  no: { nl: 'met antwoord "nee"', en: 'with answer "no"' },
  unknown: { nl: 'bij wie het antwoord onbekend is', en: 'of whom the answer is unknown' },
} as const satisfies Record<string, Bilingual>;

/** What the figure is, and how it comes about, in a few sentences. */
export const tellWhat = (definition: IndicatorDefinition, { settings }: Pick<IndicatorSet, 'settings'>): readonly Bilingual[] => {
  switch (definition.kind) {
    case 'proportion': {
      const { many } = membersOf[definition.basis];
      const { nl, en } = counted[definition.counts];
      return [
        { nl: `Een percentage: het deel van de ${many.nl} ${nl}.`, en: `A percentage: the share of ${many.en} ${en}.` },
        {
          nl: `We tellen de ${many.nl} ${nl} en delen dat door alle ${many.nl} die meetellen.`,
          en: `We count the ${many.en} ${en} and divide by all ${many.en} that count.`,
        },
        unknowns(definition.counts, definition.unknownRow !== undefined),
      ];
    }
    case 'count': return [
      { nl: `Een aantal: hoeveel ${membersOf[definition.basis].many.nl} ${counted.yes.nl} er zijn.`, en: `A number: how many ${membersOf[definition.basis].many.en} ${counted.yes.en} there are.` },
      { nl: 'Onbekend telt niet mee in het aantal.', en: 'Unknown is not in the number.' },
    ];
    case 'majority': return [
      {
        nl: `Ja of nee. Het is ja als meer dan ${settings.majorityAbove}% van de ${membersOf[definition.basis].many.nl} die meetellen antwoord "ja" heeft.`,
        en: `Yes or no. It is yes when more than ${settings.majorityAbove}% of the ${membersOf[definition.basis].many.en} that count have answer "yes".`,
      },
      { nl: 'Onbekend telt niet als ja.', en: 'Unknown is not a yes.' },
    ];
    case 'mean': {
      const { length } = definition.of.fields;
      const over = { questions: { nl: 'vraag', en: 'question' }, respondents: { nl: 'ingevulde vragenlijst', en: 'filled-in questionnaire' } }[settings.totalScoreOver];
      return [
        length === 1
          ? { nl: 'Een cijfer: het gemiddelde van de cijfers voor één vraag.', en: 'A score: the mean of the scores for one question.' }
          : {
            nl: `Een cijfer: eerst het gemiddelde per ${over.nl}, dan het gemiddelde daarvan. Het gaat over ${number(length, 'nl')} vragen.`,
            en: `A score: first the mean per ${over.en}, then the mean of those. It is about ${number(length, 'en')} questions.`,
          },
        { nl: 'Wie een vraag overslaat, telt bij die vraag niet mee.', en: 'Who skips a question does not weigh there.' },
      ];
    }
    case 'ratio': return tellRatio(definition, settings);
    case 'attested': return [stated[definition.answer]];
    case 'choice': return [{
      nl: 'Ja of nee: koos de locatie dit onderwerp om van te leren en te verbeteren?', en: 'Yes or no: did the location choose this subject for learning and improving?',
    }];
    case 'header': return [{ nl: 'Dit is een kop. De vragen eronder hebben een uitkomst, deze regel niet.', en: 'This is a heading. The questions below it have an outcome, this row has none.' }];
  }
};

/** R6, as the row itself has it. */
const unknowns = (counts: 'yes' | 'no' | 'unknown', elsewhere: boolean): Bilingual => {
  if (counts === 'unknown') return { nl: 'Zo is te zien hoeveel er niet is vastgelegd.', en: 'It shows how much is not on record.' };
  if (elsewhere) return { nl: 'Wat onbekend is, staat in een eigen vraag.', en: 'What is unknown stands in a question of its own.' };
  return { nl: 'Onbekend telt niet als ja, maar wel mee in het totaal.', en: 'Unknown is not a yes, and stays in the total.' };
};

const stated: { readonly [A in Extract<IndicatorDefinition, { readonly kind: 'attested' }>['answer']]: Bilingual } = {
  text: { nl: 'Een tekst die een medewerker zelf schrijft.', en: 'A text that a member of staff writes.' },
  url: { nl: 'Een webadres dat een medewerker opgeeft.', en: 'A web address that a member of staff gives.' },
  proportion: { nl: 'Een percentage dat een medewerker opgeeft: hoeveel, van hoeveel.', en: 'A percentage that a member of staff states: how many, of how many.' },
  score: { nl: 'Een cijfer dat een medewerker opgeeft.', en: 'A score that a member of staff states.' },
  ratio: { nl: 'Een verhouding die een medewerker opgeeft: hoeveel, van hoeveel. Wij ronden af zoals gepubliceerd.', en: 'A ratio that a member of staff states: how much, of how much. We round as published.' },
  count: { nl: 'Een aantal dat een medewerker opgeeft.', en: 'A number that a member of staff states.' },
  'yes-no': { nl: 'Ja of nee, zoals een medewerker opgeeft.', en: 'Yes or no, as a member of staff states.' },
};

const sources: { readonly [S in Extract<Obligation, { readonly experienceSource: unknown }>['experienceSource']]: Bilingual } = {
  nps: { nl: 'de NPS-vraag', en: 'the NPS question' },
  'zorgkaart-recommendation': { nl: 'de aanbeveling op Zorgkaart Nederland', en: 'the recommendation on Zorgkaart Nederland' },
  'total-score': { nl: 'een totaalscore', en: 'a total score' },
};

/** For whom the row holds. */
export const tellObligation = ({ obligation }: IndicatorDefinition, { level }: Pick<IndicatorSet, 'level'>): Bilingual => {
  if (obligation === 'mandatory') {
    return level === 'location' ? { nl: 'Dit geldt voor elke locatie.', en: 'This holds for every location.' } : { nl: 'Dit geldt voor de organisatie als geheel.', en: 'This holds for the organization as a whole.' };
  }
  if (obligation === 'optional') {
    return level === 'location' ? { nl: 'Een locatie mag dit geven, het hoeft niet.', en: 'A location may give this, and need not.' } : { nl: 'De organisatie mag dit geven, het hoeft niet.', en: 'The organization may give this, and need not.' };
  }
  if ('chosen' in obligation) {
    const { chosen } = obligation;
    return { nl: `Dit geldt alleen voor locaties die onderwerp ${chosen} kozen.`, en: `This holds only for locations that chose subject ${chosen}.` };
  }
  const { nl, en } = sources[obligation.experienceSource];
  return { nl: `Dit geldt alleen voor locaties die de cliëntervaring maten met ${nl}.`, en: `This holds only for locations that measured client experience by ${en}.` };
};
