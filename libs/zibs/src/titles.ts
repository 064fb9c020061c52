import type { Bilingual } from '@meervoud/kernel';
import type { ZibName } from './registry.ts';

/** What a person calls each building block. */
export const zibTitles: Readonly<Record<ZibName, Bilingual>> = {
  HealthcareProvider: { nl: 'Locaties en afdelingen', en: 'Locations and wards' },
  Stay: { nl: 'Waar een cliënt woont', en: 'Where a client lives' },
  WlzIndicatie: { nl: 'Wlz-indicatie met zorgprofiel', en: 'Wlz indication with care profile' },
  PressureUlcer: { nl: 'Doorligwonden', en: 'Pressure ulcers' },
  TreatmentDirective2: { nl: 'Behandelaanwijzingen', en: 'Treatment directives' },
  AdvanceDirective: { nl: 'Wilsverklaringen', en: 'Advance directives' },
  FreedomRestrictingIntervention: { nl: 'Vrijheidsbeperkende maatregelen', en: 'Measures that restrict freedom' },
  ToiletingPlan: { nl: 'Plannen voor toiletgang', en: 'Toileting plans' },
  FoodPreferences: { nl: 'Gesprekken over eten en drinken', en: 'Talks about food and drink' },
  MedicationReview: { nl: 'Medicatiebeoordelingen', en: 'Medication reviews' },
  MedicationUse: { nl: 'Gebruik van medicijnen', en: 'Use of medicines' },
  SurveyResponse: { nl: 'Ingevulde vragenlijsten over cliëntervaring', en: 'Filled-in questionnaires on client experience' },
  StaffContract: { nl: 'Overeenkomsten met personeel', en: 'Contracts of staff' },
  WorkedHours: { nl: 'Gewerkte uren', en: 'Hours worked' },
  SickReport: { nl: 'Ziekmeldingen', en: 'Sick reports' },
  Meeting: { nl: 'Overleg op de afdeling', en: 'Ward meetings' },
};
