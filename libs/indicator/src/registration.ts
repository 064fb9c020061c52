import type { Bilingual } from '@meervoud/kernel';
import type { ZibName, ZibRecord } from '@meervoud/zibs';

/**
 * How often an element is to be filled before what reads it can be trusted:
 * - `most`: in at least half of the records ({@link FILLED_SHARE}); below that mostly "unknown" would come out
 * - `some`: at least once; absence means something, but a source that never fills it does not know it
 * - `free`: never asked for; without it the zib still says what the rows ask
 * An element with `orElse` may be replaced by one of those.
 */
export type Expected = 'most' | 'some' | 'free';

/** The share of the records of a zib that must have an element of which most records have one. */
export const FILLED_SHARE = 0.5;

export interface ElementRegistration {
  readonly expected: Expected;
  readonly orElse?: readonly string[];
  /** What to record, in words for a nurse and a vendor; where to put it is in docs/vendors/convention.md. */
  readonly advice: Bilingual;
}

type ElementOf<Name extends ZibName> = Exclude<keyof ZibRecord<Name>, 'zib' | 'id' | 'origin' | 'subject'>;
export type ZibRegistration<Name extends ZibName = ZibName> = {
  readonly whole: Bilingual;
  readonly elements: { readonly [Element in ElementOf<Name>]-?: ElementRegistration };
};

const element = (expected: Expected, nl: string, en: string, orElse?: readonly string[]): ElementRegistration =>
  ({ expected, advice: { nl, en }, ...(orElse === undefined ? {} : { orElse }) });

const score = (question: number): ElementRegistration =>
  element('free', `Vraag bij vraag ${question} om een cijfer van 1 tot 10.`, `Ask for a mark from 1 to 10 at question ${question}.`);
const scores = { score1: score(1), score2: score(2), score3: score(3), score4: score(4), score5: score(5), score6: score(6) };

/** What somebody has to record before a zib, and each element of it, can be counted. */
export const registration: { readonly [Name in ZibName]: ZibRegistration<Name> } = {
  HealthcareProvider: {
    whole: { nl: 'Lever elke locatie en elke afdeling als Location.', en: 'Give every location and every ward as a Location.' },
    elements: {
      name: element('most', 'Geef elke locatie en afdeling een naam.', 'Give every location and ward a name.'),
      kind: element('most', 'Zeg van elke plaats of het een locatie of een afdeling is (physicalType).', 'Say of every place whether it is a location or a ward (physicalType).'),
      partOf: element('some', 'Zeg van elke afdeling bij welke locatie zij hoort (partOf).', 'Say of every ward which location it is part of (partOf).'),
      vestigingsnummer: element('free', 'Leg het KvK-vestigingsnummer van elke locatie vast (12 cijfers).', 'Record the KvK location number of every location (12 digits).'),
    },
  },
  Stay: {
    whole: { nl: 'Lever van elke cliënt waar die woont, als Encounter van klasse IMP.', en: 'Give where every client lives, as an Encounter of class IMP.' },
    elements: {
      location: element('most', 'Leg bij elk verblijf de locatie vast.', 'Record the location with every stay.'),
      ward: element('free', 'Leg bij elk verblijf de afdeling vast.', 'Record the ward with every stay.'),
      start: element('most', 'Leg vast op welke dag de cliënt kwam wonen.', 'Record the day the client moved in.'),
      end: element('some', 'Sluit een verblijf af met de dag van vertrek of overlijden.', 'Close a stay with the day the client left or died.'),
    },
  },
  WlzIndicatie: {
    whole: { nl: 'Lever de Wlz-indicatie van elke cliënt, als Coverage.', en: 'Give the Wlz indication of every client, as a Coverage.' },
    elements: {
      zorgprofiel: element('most', 'Leg bij elke Wlz-indicatie het zorgprofiel vast.', 'Record the care profile with every Wlz indication.'),
      validFrom: element('most', 'Leg vast vanaf welke dag de indicatie geldt.', 'Record the day the indication starts.'),
      validUntil: element('free', 'Leg vast tot welke dag de indicatie geldt.', 'Record the day the indication ends.'),
      withTreatment: element('some', 'Leg bij de indicatie vast of zij "met behandeling" is.', 'Record whether the indication is with treatment (met behandeling).'),
      leveringsvorm: element('most', 'Leg bij de indicatie de leveringsvorm vast: instelling, vpt, mpt of pgb.', 'Record the form of delivery with the indication: instelling, vpt, mpt or pgb.'),
    },
  },
  PressureUlcer: {
    whole: { nl: 'Leg elke doorligwond vast als probleem met de code van decubitus.', en: 'Record every pressure ulcer as a problem with the code for it.' },
    elements: {
      decubitusCategory: element('most', 'Kies bij elke doorligwond de categorie (1 tot en met 4) uit de lijst, niet alleen in de tekst.', 'Choose the category (1 to 4) of every pressure ulcer from the list, not in the text alone.'),
      dateOfOnset: element('most', 'Leg vast op welke dag de doorligwond is ontstaan of gezien.', 'Record the day the pressure ulcer began or was seen.'),
      abatement: element('free', 'Leg vast op welke dag de doorligwond genezen is.', 'Record the day the pressure ulcer had healed.'),
      clinicalStatus: element('most', 'Zet een doorligwond op genezen, of geef een datum van genezing, zodra zij dicht is.', 'Set a pressure ulcer to resolved, or give the day it healed, once it has closed.', ['abatement', 'lastEvidence']),
      lastEvidence: element('free', 'Leg vast wanneer er het laatst naar de doorligwond is gekeken.', 'Record when the pressure ulcer was last looked at.'),
    },
  },
  TreatmentDirective2: {
    whole: { nl: 'Leg afspraken over wel of niet behandelen vast als behandelaanwijzing.', en: 'Record agreements to treat or not to treat as a treatment directive.' },
    elements: {
      treatment: element('free', 'Leg vast om welke behandeling het gaat.', 'Record which treatment it is about.'),
      treatmentDecision: element('most', 'Leg bij elke behandelaanwijzing het besluit vast: wel, niet of anders.', 'Record the decision with every treatment directive: do, do not or other.'),
      dateTime: element('most', 'Leg vast op welke dag de afspraak is gemaakt of herzien.', 'Record the day the agreement was made or reviewed.'),
      end: element('free', 'Leg vast op welke dag de afspraak eindigde.', 'Record the day the agreement ended.'),
    },
  },
  AdvanceDirective: {
    whole: { nl: 'Leg wilsverklaringen van de cliënt vast.', en: 'Record the advance directives of the client.' },
    elements: {
      livingWillType: element('most', 'Kies bij elke wilsverklaring de soort uit de lijst.', 'Choose the type of every advance directive from the list.'),
      dateTime: element('most', 'Leg vast op welke dag de wilsverklaring is opgesteld.', 'Record the day the advance directive was drawn up.'),
      end: element('free', 'Leg vast op welke dag de wilsverklaring is ingetrokken.', 'Record the day the advance directive was withdrawn.'),
    },
  },
  FreedomRestrictingIntervention: {
    whole: { nl: 'Leg elke vrijheidsbeperkende maatregel vast als verrichting.', en: 'Record every measure that restricts freedom as a procedure.' },
    elements: {
      kind: element('most', 'Kies bij elke maatregel de soort uit de lijst.', 'Choose the kind of every measure from the list.'),
      start: element('most', 'Leg vast op welke dag de maatregel begon.', 'Record the day the measure began.'),
      end: element('some', 'Sluit een maatregel af met de dag waarop zij ophield.', 'Close a measure with the day it ended.'),
    },
  },
  ToiletingPlan: {
    whole: { nl: 'Leg het plan voor zorg bij toiletgang vast als zorgplan, of dat er geen is.', en: 'Record the toileting plan as a care plan, or that there is none.' },
    elements: {
      present: element('most', 'Leg vast of er een plan voor toiletgang is: ja of nee.', 'Record whether there is a toileting plan: yes or no.'),
      topics: element('some', 'Leg elke afspraak in het plan vast als eigen activiteit met haar onderwerp.', 'Record every agreement in the plan as an activity of its own with its topic.'),
      effective: element('most', 'Leg vast vanaf welke dag het plan geldt.', 'Record the day the plan starts.'),
      end: element('free', 'Leg vast op welke dag het plan eindigde.', 'Record the day the plan ended.'),
    },
  },
  FoodPreferences: {
    whole: { nl: 'Leg elk gesprek over eten en drinken vast als meting met de vraag en het antwoord.', en: 'Record every talk about food and drink as an observation with question and answer.' },
    elements: {
      discussed: element('most', 'Leg vast of de voorkeuren zijn besproken: ja of nee.', 'Record whether the preferences were discussed: yes or no.'),
      topics: element('some', 'Vink bij het gesprek de onderwerpen aan die besproken zijn.', 'Tick the subjects that were discussed in the talk.'),
      date: element('most', 'Leg de dag van het gesprek vast.', 'Record the day of the talk.'),
    },
  },
  MedicationReview: {
    whole: { nl: 'Leg elke medicatiebeoordeling vast als verrichting.', en: 'Record every medication review as a procedure.' },
    elements: {
      performed: element('most', 'Leg de dag van de medicatiebeoordeling vast.', 'Record the day of the medication review.'),
      careWorkerPresent: element('most', 'Leg vast wie bij de beoordeling was, met de functie van elke deelnemer.', 'Record who took part in the review, with the function of each.'),
    },
  },
  MedicationUse: {
    whole: { nl: 'Leg vast welke medicijnen elke cliënt gebruikt, als medicatiegebruik.', en: 'Record which medicines every client uses, as medication use.' },
    elements: {
      psychotropicGroup: element('most', 'Geef bij elk medicijn de ATC-code mee; een GPK-, PRK- of HPK-nummer alleen zegt niet wat het is.', 'Give the ATC code with every medicine; a GPK, PRK or HPK number alone does not tell what it is.'),
      taken: element('most', 'Leg vast of de cliënt het medicijn gebruikt: ja of nee.', 'Record whether the client uses the medicine: yes or no.'),
      start: element('most', 'Leg vast vanaf welke dag de cliënt het medicijn gebruikt.', 'Record the day the client began to use the medicine.'),
      end: element('some', 'Sluit het gebruik af met de laatste dag zodra een medicijn stopt.', 'Close the use with its last day once a medicine is stopped.'),
    },
  },
  SurveyResponse: {
    whole: { nl: 'Lever de ingevulde vragenlijsten als bestand (ervaringen.csv), of laat een medewerker het cijfer opgeven.', en: 'Give the filled-in questionnaires as a file (ervaringen.csv), or have a member of staff state the figure.' },
    elements: {
      location: element('most', 'Leg bij elke vragenlijst de locatie vast.', 'Record the location with every questionnaire.'),
      date: element('most', 'Leg vast op welke dag de vragenlijst is ingevuld.', 'Record the day the questionnaire was filled in.'),
      nps: element('free', 'Vraag hoe waarschijnlijk het is dat iemand de locatie aanbeveelt: 0 tot 10.', 'Ask how likely somebody is to recommend the location: 0 to 10.'),
      recommends: element('free', 'Vraag of iemand de locatie aanbeveelt: ja of nee.', 'Ask whether somebody recommends the location: yes or no.'),
      ...scores,
    },
  },
  StaffContract: {
    whole: { nl: 'Lever de overeenkomsten van het personeel als bestand (overeenkomsten.csv), of laat een medewerker de cijfers opgeven.', en: 'Give the contracts of staff as a file (overeenkomsten.csv), or have a member of staff state the figures.' },
    elements: {
      contract: element('most', 'Leg bij elke overeenkomst haar nummer vast.', 'Record the number of every contract.'),
      kind: element('most', 'Leg bij elke overeenkomst de soort vast.', 'Record the kind of every contract.'),
      careFunction: element('most', 'Zeg bij elke overeenkomst of de functie een zorgfunctie is.', 'Say with every contract whether the function is a care function.'),
      level: element('most', 'Leg bij elke overeenkomst het kwalificatieniveau vast.', 'Record the qualification level with every contract.'),
      weeklyHours: element('most', 'Leg bij elke overeenkomst de uren per week vast.', 'Record the hours a week of every contract.'),
      start: element('most', 'Leg vast op welke dag de overeenkomst begon.', 'Record the day the contract began.'),
      end: element('some', 'Sluit een overeenkomst af met haar laatste dag.', 'Close a contract with its last day.'),
    },
  },
  WorkedHours: {
    whole: { nl: 'Lever de gewerkte uren als bestand (gewerkte-uren.csv), of laat een medewerker de cijfers opgeven.', en: 'Give the hours worked as a file (gewerkte-uren.csv), or have a member of staff state the figures.' },
    elements: {
      contract: element('most', 'Leg bij gewerkte uren het nummer van de overeenkomst vast.', 'Record the number of the contract with hours worked.'),
      start: element('most', 'Leg vast vanaf welke dag de uren zijn gewerkt.', 'Record the first day of the hours worked.'),
      end: element('most', 'Leg vast tot en met welke dag de uren zijn gewerkt.', 'Record the last day of the hours worked.'),
      hours: element('most', 'Leg vast hoeveel uren er zijn gewerkt.', 'Record how many hours were worked.'),
    },
  },
  SickReport: {
    whole: { nl: 'Lever de ziekmeldingen als bestand (ziekmeldingen.csv), of laat een medewerker de cijfers opgeven.', en: 'Give the sick reports as a file (ziekmeldingen.csv), or have a member of staff state the figures.' },
    elements: {
      cause: element('most', 'Zeg bij elke melding of het ziekte is, of verlof rond zwangerschap en bevalling.', 'Say with every report whether it is sickness, or leave around pregnancy and birth.'),
      start: element('most', 'Leg de eerste ziektedag vast.', 'Record the first day of being ill.'),
      end: element('some', 'Sluit een ziekmelding af met de laatste ziektedag.', 'Close a sick report with the last day of being ill.'),
      percentage: element('free', 'Leg vast voor welk deel iemand ziek is, in procenten.', 'Record for what part somebody is ill, in per cent.'),
    },
  },
  Meeting: {
    whole: { nl: 'Leg overleg van de afdeling vast, of laat een medewerker het opgeven.', en: 'Record the meetings of the ward, or have a member of staff state them.' },
    elements: {
      ward: element('most', 'Leg bij elk overleg vast van welke afdeling het was.', 'Record the ward of every meeting.'),
      topic: element('most', 'Kies bij elk overleg het onderwerp uit de lijst.', 'Choose the topic of every meeting from the list.'),
      date: element('most', 'Leg de dag van het overleg vast.', 'Record the day of the meeting.'),
      multidisciplinary: element('some', 'Leg vast of het overleg van meer disciplines was: ja of nee.', 'Record whether several disciplines took part: yes or no.'),
      basedOnReports: element('some', 'Leg vast of het overleg ging over meldingen: ja of nee.', 'Record whether the meeting was based on reports: yes or no.'),
    },
  },
};
