import type { Gate, SettingName, Settings } from '@meervoud/indicator';
import type { Bilingual } from '@meervoud/kernel';
import { allOf, inBoth } from './say.ts';

interface WordsOfSetting<Value> {
  readonly title: Bilingual;
  /** Of a setting with few values: what each means. */
  readonly values?: Value extends string ? { readonly [V in Value]: Bilingual } : never;
}

const unknownOrNo = { unknown: { nl: 'onbekend', en: 'unknown' }, no: { nl: 'nee', en: 'no' } } as const;

const countOrNot = { count: { nl: 'telt mee', en: 'counts' }, ignore: { nl: 'telt niet mee', en: 'does not count' } } as const;

const words: { readonly [Name in SettingName]-?: WordsOfSetting<Settings[Name]> } = {
  careProfiles: { title: { nl: 'Zorgprofielen die meetellen', en: 'Care profiles that count' } },
  unstageable: {
    title: { nl: 'Een doorligwond waarvan de categorie niet te bepalen is', en: 'A pressure ulcer that cannot be staged' },
    values: { count: { nl: 'telt mee', en: 'counts' }, unknown: { nl: 'is onbekend', en: 'is unknown' }, ignore: { nl: 'telt niet mee', en: 'does not count' } },
  },
  staleAfterDays: { title: { nl: 'Zoveel dagen nadat er voor het laatst naar een doorligwond is gekeken, is het onbekend of die er nog is', en: 'So many days after a pressure ulcer was last looked at, it is unknown whether it is still there' } },
  maxUnknownShare: { title: { nl: 'Is er meer onbekend dan dit percentage, dan beslist een mens', en: 'With more unknown than this per cent a person decides' } },
  advanceDirectiveSuffices: {
    title: { nl: 'Een wilsverklaring alleen is genoeg', en: 'An advance directive alone suffices' },
    values: { no: { nl: 'nee', en: 'no' }, yes: { nl: 'ja', en: 'yes' } },
  },
  majorityAbove: { title: { nl: 'Een meerderheid is meer dan dit percentage', en: 'A majority is more than this per cent' } },
  absentToiletingPlan: { title: { nl: 'Niets vastgelegd over een plan voor toiletgang betekent', en: 'Nothing on record about a toileting plan means' }, values: unknownOrNo },
  absentFoodPreferences: { title: { nl: 'Niets vastgelegd over een gesprek over eten en drinken betekent', en: 'Nothing on record about a talk on food and drink means' }, values: unknownOrNo },
  staffPersons: {
    title: { nl: 'Het aantal personeelsleden over een jaar is', en: 'Members of staff over a year are' },
    values: {
      'persons-times-mean': { nl: 'het aantal personen maal het gemiddelde deel van het jaar per overeenkomst', en: 'the number of persons times the mean part of the year of a contract' },
      'capped-per-person': { nl: 'per persoon de delen van het jaar samen, hooguit 1', en: 'the parts of the year of each person together, at most 1' },
    },
  },
  sicknessAbsence: {
    title: { nl: 'Ziekteverzuim rekenen we in', en: 'Sickness absence is counted in' },
    values: { days: { nl: 'dagen, naar het percentage ziek', en: 'days, by the percentage ill' }, hours: { nl: 'uren, zonder percentage', en: 'hours, without percentage' } },
  },
  fullTimeHours: { title: { nl: 'Uren per week van een fte', en: 'Hours a week of one fte' } },
  externalStaffInFte: { title: { nl: 'Uren van ingehuurd personeel en uitzendkrachten', en: 'Hours of hired and agency staff' }, values: countOrNot },
  onCallInEmployment: { title: { nl: 'Een oproepovereenkomst bij de arbeidsovereenkomsten', en: 'An on-call contract among employment contracts' }, values: countOrNot },
  totalScoreOver: {
    title: { nl: 'Een totaalscore is het gemiddelde van de gemiddelden', en: 'A total score is the mean of the means' },
    values: { questions: { nl: 'per vraag', en: 'per question' }, respondents: { nl: 'per ingevulde vragenlijst', en: 'per filled-in questionnaire' } },
  },
};

export const settingTitle = (name: SettingName): Bilingual => words[name].title;

/** The value a setting has, as a person says it. */
export const settingValue = (name: SettingName, value: unknown): Bilingual => {
  const known: Readonly<Record<string, Bilingual>> = words[name].values ?? {};
  return inBoth((language) => (Array.isArray(value) ? allOf(value.map(String), language) : known[String(value)]?.[language] ?? String(value)));
};

/** "Only where it is set that an advance directive alone suffices", and whether it is now. */
const gates: { readonly [Name in Gate['name']]: Bilingual } = {
  advanceDirectiveSuffices: { nl: 'een wilsverklaring alleen genoeg is', en: 'an advance directive alone suffices' },
};

export const gateWords = ({ name }: Gate, isOpen: boolean): Bilingual => ({
  nl: isOpen ? `Er is ingesteld dat ${gates[name].nl}. Daarom telt ook:` : `Alleen als is ingesteld dat ${gates[name].nl} (dat is nu niet zo):`,
  en: isOpen ? `It is set that ${gates[name].en}. So this counts too:` : `Only where it is set that ${gates[name].en} (it is not now):`,
});
