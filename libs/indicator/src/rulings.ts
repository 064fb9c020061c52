import type { Bilingual } from '@meervoud/kernel';
import type { SettingName } from './settings.ts';

export interface Ruling {
  /** The decision in one sentence, as an explanation shows it. */
  readonly text: Bilingual;
  /** The settings that carry it; empty where it is built into the engine's semantics. */
  readonly settings: readonly SettingName[];
}

/** The rulings that decide figures (rulings.md). Those with an `S` are our own, where the rulings are silent. */
export const rulings = {
  R2: {
    text: {
      nl: 'Geteld wordt wie op de peildatum op de locatie woont en een geldige Wlz-indicatie heeft met een van de genoemde zorgprofielen. Begin- en einddag tellen mee. Iedereen telt één keer.',
      en: 'Counted is who lives at the location on the reference date with a valid Wlz indication and one of the named care profiles. Both end days count. A person counts once.',
    },
    settings: ['careProfiles'],
  },
  R3: {
    text: {
      nl: 'De peildatum is de laatste dag van de meetperiode, tenzij de zorgaanbieder een andere kiest.',
      en: 'The reference date is the last day of the measuring window, unless the provider picks another.',
    },
    settings: [],
  },
  R4: {
    text: {
      nl: 'Categorie 2, 3 en 4 tellen. Niet te bepalen categorie of diepe weefselschade volgt de instelling. Zonder categorie is het onbekend, nooit nul.',
      en: 'Categories 2, 3 and 4 count. Unstageable and deep tissue injury follow the setting. Without a category it is unknown, never zero.',
    },
    settings: ['unstageable'],
  },
  R5: {
    text: {
      nl: 'Een wond zonder einddatum en zonder status geldt als aanwezig zolang er kort geleden naar gekeken is; anders is het onbekend.',
      en: 'An ulcer without end and status is taken to be present while it was looked at recently, and unknown after that.',
    },
    settings: ['staleAfterDays'],
  },
  R6: {
    text: {
      nl: 'Onbekend telt niet als ja, maar wel mee in het totaal. Bij te veel onbekenden beslist een mens.',
      en: 'Unknown is not a yes and stays in the denominator. With too many unknowns a person decides.',
    },
    settings: ['maxUnknownShare'],
  },
  R7: {
    text: {
      nl: 'Eén vastgelegde afspraak die op de peildatum geldt is genoeg. Een gesprek, een wilsverklaring of "niet besproken" is geen afspraak.',
      en: 'One recorded agreement in force on the reference date suffices. A talk, an advance directive or "not discussed" is no agreement.',
    },
    settings: ['advanceDirectiveSuffices'],
  },
  R8: {
    text: {
      nl: 'Feiten over een afdeling komen uit verslagen van overleg of uit een verklaring van een persoon met naam, nooit uit cliëntgegevens.',
      en: 'Facts about a ward come from meeting records or from an attestation by a named person, never from client records.',
    },
    settings: [],
  },
  R9: {
    text: {
      nl: 'Merendeel is meer dan de helft van de cliënten die het plan hebben.',
      en: 'A majority is more than half of the clients who have the plan.',
    },
    settings: ['majorityAbove'],
  },
  R11: {
    text: {
      nl: 'Afgerond op twee decimalen, half naar boven, elke regel op zichzelf.',
      en: 'Rounded half up to two decimals, every row by itself.',
    },
    settings: [],
  },
  R12: {
    text: {
      nl: 'De locatie kiest zelf ten minste twee thema’s. Niet gekozen is geen nul.',
      en: 'The location itself chooses at least two themes. Not chosen is not zero.',
    },
    settings: [],
  },
  R14: {
    text: {
      nl: 'Een maatregel of verblijf zonder einddatum loopt door, ook als de status "voltooid" is.',
      en: 'A measure or stay without an end runs on, also when its status says "completed".',
    },
    settings: [],
  },
  R16: {
    text: {
      nl: 'Besproken met de cliënt of de familie, en vastgelegd, in de zes maanden tot en met de peildatum.',
      en: 'Discussed with client or family, and recorded, in the six months up to and including the reference date.',
    },
    settings: [],
  },
  S1: {
    text: {
      nl: 'Staat er niets over een plan voor toiletgang in het dossier, dan is het onbekend.',
      en: 'Nothing on record about a toileting plan means unknown.',
    },
    settings: ['absentToiletingPlan'],
  },
  S2: {
    text: {
      nl: 'Staat er niets over een gesprek over eten en drinken in het dossier, dan is het onbekend.',
      en: 'Nothing on record about a talk on food and drink means unknown.',
    },
    settings: ['absentFoodPreferences'],
  },
  S3: {
    text: {
      nl: 'Een totaalscore is het gemiddelde van de gemiddelden per vraag, of van de gemiddelden per respondent, naar de instelling.',
      en: 'A total score is the mean of the means per question, or of the means per respondent, as the setting says.',
    },
    settings: ['totalScoreOver'],
  },
  S4: {
    text: {
      nl: 'Het aantal personeelsleden over een jaar is het aantal personen maal het gemiddelde deel van het jaar per overeenkomst, of per persoon de som van die delen met hooguit 1, naar de instelling.',
      en: 'Members of staff over a year are the number of persons times the mean part of the year of an agreement, or for each person the sum of those parts, at most 1, as the setting says.',
    },
    settings: ['staffPersons'],
  },
  S5: {
    text: {
      nl: 'Ziekteverzuim is het deel van de contractdagen dat iemand ziek was, naar het percentage ziek, of het deel van de contracturen, naar de instelling. Verzuim langer dan een jaar telt mee, zwangerschaps- en bevallingsverlof niet.',
      en: 'Sickness absence is the part of the contract days that somebody was ill, by the percentage ill, or the part of the contract hours, as the setting says. Absence of more than a year counts, pregnancy and maternity leave does not.',
    },
    settings: ['sicknessAbsence'],
  },
  S6: {
    text: {
      nl: 'Een fte is zoveel gewerkte uren per week als is ingesteld, 47 weken per jaar. Of uren van ingehuurd personeel meetellen, is ingesteld.',
      en: 'One fte is as many hours worked a week as is set, 47 weeks a year. Whether hours of hired staff count is set.',
    },
    settings: ['fullTimeHours', 'externalStaffInFte'],
  },
  S7: {
    text: {
      nl: 'Een oproepovereenkomst telt als arbeidsovereenkomst, of niet, naar de instelling.',
      en: 'An on-call agreement counts as an employment contract, or not, as the setting says.',
    },
    settings: ['onCallInEmployment'],
  },
  S8: {
    text: {
      nl: 'Een jaar heeft 360 dagen: twaalf maanden van 30. Het personeel is wie een overeenkomst met een zorgfunctie heeft; de zorgaanbieder zegt welke functies dat zijn.',
      en: 'A year has 360 days: twelve months of 30. Staff are those with an agreement for a care function; the provider says which functions those are.',
    },
    settings: [],
  },
  S9: {
    text: {
      nl: 'Gebruik van een medicijn zonder einddatum loopt door. Staat er geen gebruik in het dossier, dan is er geen gebruik.',
      en: 'Use of a medicine without an end runs on. No use on record means no use.',
    },
    settings: [],
  },
  S10: {
    text: {
      nl: 'Een medicijn telt naar zijn ATC-code: N05A, N05B, N05C en N06A zijn psychofarmaca. Zonder ATC-code is het niet te classificeren en dus onbekend, nooit nul.',
      en: 'A medicine counts by its ATC code: N05A, N05B, N05C and N06A are psychotropics. Without an ATC code it cannot be classified, so it is unknown, never zero.',
    },
    settings: [],
  },
} as const satisfies Record<string, Ruling>;

export type RulingId = keyof typeof rulings;
