import type { Language } from '@meervoud/kernel';
import type { ReuseLedger } from '@meervoud/reuse';

const tenths = (number: number, language: Language): string => {
  const text = (Math.round(number * 10) / 10).toFixed(1);
  return language === 'nl' ? text.replace('.', ',') : text;
};

/** The mission, measured, in plain words; what counts as what is said below the figures. */
export const ledgerPage = (organization: string, year: number, { registrations, values, uses, most, replacedFigures, byRecipient }: ReuseLedger, language: Language): string => {
  const total = uses.values + uses.fragments + uses.submissions + uses.recipients;
  const mean = registrations === 0 ? 0 : total / registrations;
  if (language === 'nl') {
    return [
      `Eén keer vastgelegd, vaak gebruikt: ${organization}, verslagjaar ${year}`,
      '',
      `${registrations} registraties in het dossier bepaalden ${values} cijfers.`,
      `Eén registratie werd gemiddeld ${tenths(mean, language)} keer gebruikt, en hoogstens ${most} keer:`,
      `  in cijfers ${uses.values}, in alinea's van verslagen ${uses.fragments}, in inzendingen ${uses.submissions}, bij ontvangers ${uses.recipients} keer.`,
      `${replacedFigures} cijfers hoefde niemand uit te rekenen en over te typen:`,
      ...byRecipient.map(({ recipient, profile, replacedFigures: figures }) => `  ${recipient} (${profile}): ${figures}`),
      '',
      'Een registratie is één bron-record dat minstens één cijfer bepaalde. Een vervangen cijfer is één rij van één locatie (of van de organisatie) in de nieuwste',
      'inzending die een ontvanger kreeg, geteld uit het dossier. Niet meegeteld: wat iemand zelf invulde, koos of aanpaste, wat niet getoond mocht worden,',
      'en een correctie voor de tweede keer. Een percentage met teller en noemer telt als één cijfer.',
    ].join('\n');
  }
  return [
    `Registered once, used often: ${organization}, reporting year ${year}`,
    '',
    `${registrations} registrations in the record decided ${values} figures.`,
    `One registration was used ${tenths(mean, language)} times on average, and ${most} times at most:`,
    `  in figures ${uses.values}, in paragraphs of reports ${uses.fragments}, in submissions ${uses.submissions}, at recipients ${uses.recipients} times.`,
    `${replacedFigures} figures that nobody had to work out and type:`,
    ...byRecipient.map(({ recipient, profile, replacedFigures: figures }) => `  ${recipient} (${profile}): ${figures}`),
    '',
    'A registration is one record of a source that decided at least one figure. A replaced figure is one row of one location (or of the organization) in the newest',
    'submission a recipient got, counted from the record. Not counted: what somebody filled in, chose or changed, what could not be shown, and a',
    'correction for a second time. A percentage with numerator and denominator is one figure.',
  ].join('\n');
};
