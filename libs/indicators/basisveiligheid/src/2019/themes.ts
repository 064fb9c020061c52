import type { Theme } from '@meervoud/indicator';

/** The themes of the set, in published order; titles are our own. */
export const themes: readonly Theme[] = [
  { id: 'pressure-ulcers', title: { nl: 'Decubitus', en: 'Pressure ulcers' } },
  { id: 'advance-care-planning', title: { nl: 'Advance care planning', en: 'Advance care planning' } },
  { id: 'medication-safety', title: { nl: 'Medicatieveiligheid', en: 'Medication safety' } },
  { id: 'freedom', title: { nl: 'Gemotiveerd omgaan met vrijheidsbeperking', en: 'Reasoned use of restrictions of freedom' } },
  { id: 'continence', title: { nl: 'Continentie', en: 'Continence' } },
  { id: 'food-and-drink', title: { nl: 'Aandacht voor eten en drinken', en: 'Attention to food and drink' } },
  { id: 'quality-report', title: { nl: 'Kwaliteitsverslag', en: 'Quality report' } },
  { id: 'client-experience', title: { nl: 'Cliëntervaring', en: 'Client experience' } },
];
