import type { Bilingual } from '@meervoud/kernel';
import type { IndicatorId } from '@meervoud/indicator';
import type { ReportTemplate, TemplateRow, TemplateSection } from './template.ts';

const row = (indicator: IndicatorId, nl: string, en: string): TemplateRow => ({ indicator, label: { nl, en } });
const about = (name: Bilingual, ...rows: readonly TemplateRow[]): TemplateSection => ({ name, rows });

/** The safety section of the kwaliteitsverslag: the themes that the set has had since 2019. */
export const safetySection: ReportTemplate = {
  id: 'safety-section',
  version: '1.0.0',
  title: { nl: 'Basisveiligheid', en: 'Basic safety' },
  themes: [
    {
      id: 'pressure-ulcers', title: { nl: 'Doorligwonden (decubitus)', en: 'Pressure ulcers' },
      sections: [
        about({ nl: 'Doorligwonden', en: 'Pressure ulcers' },
          row('INID013307', 'Cliënten met een doorligwond van categorie 2 of hoger', 'Clients with a pressure ulcer of category 2 or higher')),
        about({ nl: 'Bespreken van doorligwonden', en: 'Discussing pressure ulcers' },
          row('INID014309', 'Afdelingen waar het team doorligwonden heeft besproken', 'Wards where the team discussed pressure ulcers')),
      ],
    },
    {
      id: 'advance-care-planning', title: { nl: 'Afspraken over de laatste levensfase', en: 'Agreements about the end of life' },
      sections: [
        about({ nl: 'Afspraken over de laatste levensfase', en: 'Agreements about the end of life' },
          row('INID013309', 'Cliënten met afspraken over behandeling rond het levenseinde in hun dossier', 'Clients with agreements on treatment around the end of life on record')),
      ],
    },
    {
      id: 'medication-safety', title: { nl: 'Veilig omgaan met medicijnen', en: 'Medication safety' },
      sections: [
        about({ nl: 'Fouten met medicijnen bespreken', en: 'Discussing medication errors' },
          row('INID014310', 'Afdelingen die elk kwartaal fouten met medicijnen bespreken', 'Wards that discuss medication errors every quarter')),
        about({ nl: 'Medicijnen samen nakijken', en: 'Medication review' },
          row('INID014312', 'Cliënten van wie de medicijnen zijn nagekeken samen met een zorgmedewerker', 'Clients whose medication was reviewed together with a care worker')),
      ],
    },
    {
      id: 'freedom', title: { nl: 'Vrijheid van cliënten', en: 'Freedom of clients' },
      sections: [
        about({ nl: 'Minder maatregelen die vrijheid beperken', en: 'Fewer measures that restrict freedom' },
          row('INID014315', 'Zo werkt de afdeling aan minder maatregelen die vrijheid beperken', 'How the ward works on fewer measures that restrict freedom')),
        about({ nl: 'Werken aan vrijheid', en: 'Working on freedom' },
          row('INID014317', 'Zo werkt de organisatie aan vrijheid voor cliënten', 'How the organisation works on freedom for clients')),
      ],
    },
    {
      id: 'continence', title: { nl: 'Hulp bij toiletgang', en: 'Toileting care' },
      sections: [
        about({ nl: 'Plan voor toiletgang', en: 'Toileting plan' },
          row('INID014321', 'Cliënten met een plan voor toiletgang', 'Clients with a toileting plan'),
          row('INID014322', 'Cliënten zonder plan voor toiletgang', 'Clients without a toileting plan'),
          row('INID014323', 'Cliënten bij wie dit niet bekend is', 'Clients for whom this is not known')),
        about({ nl: 'Afspraken in het plan voor toiletgang', en: 'Agreements in the toileting plan' },
          row('INID014325', 'Afspraken over wensen en gewoonten', 'Agreements on preferences and habits'),
          row('INID014326', 'Afspraken over zo lang mogelijk zelf doen', 'Agreements on staying independent'),
          row('INID014327', 'Afspraken over hulp die nodig is', 'Agreements on the help needed'),
          row('INID014328', 'Afspraken over passend incontinentiemateriaal', 'Agreements on fitting incontinence material'),
          row('INID014329', 'Andere afspraken over toiletgang', 'Other agreements on toileting')),
      ],
    },
    {
      id: 'food-and-drink', title: { nl: 'Eten en drinken', en: 'Food and drink' },
      sections: [
        about({ nl: 'Voorkeuren voor eten en drinken', en: 'Food preferences' },
          row('INID014330', 'Cliënten met wie dit in de laatste zes maanden is besproken en opgeschreven', 'Clients with whom this was discussed and recorded in the last six months'),
          row('INID014331', 'Cliënten met wie dit niet is besproken', 'Clients with whom this was not discussed'),
          row('INID014332', 'Cliënten bij wie niet bekend is of dit is besproken', 'Clients for whom it is not known whether this was discussed')),
        about({ nl: 'Afspraken over eten en drinken', en: 'Agreements on food and drink' },
          ...[
            row('INID014334', 'Afspraken over wat iemand graag eet en drinkt', 'Agreements on preferred food and drink'),
            row('INID014335', 'Afspraken over hoe het wordt aangeboden', 'Agreements on the way of offering'),
            row('INID014336', 'Afspraken over hulp bij het eten', 'Agreements on help with eating'),
            row('INID014337', 'Afspraken over tijd en plaats', 'Agreements on time and place'),
            row('INID014338', 'Andere afspraken over eten en drinken', 'Other agreements on food and drink'),
          ].map((each): TemplateRow => ({
            ...each,
            sentences: {
              yes: { nl: '{label}: {answer}, bij meer dan de helft van de cliënten met wie dit is besproken.', en: '{label}: {answer}, for more than half of the clients with whom this was discussed.' },
              no: { nl: '{label}: {answer}, niet bij meer dan de helft van de cliënten met wie dit is besproken.', en: '{label}: {answer}, not for more than half of the clients with whom this was discussed.' },
            },
          }))),
      ],
    },
  ],
};
