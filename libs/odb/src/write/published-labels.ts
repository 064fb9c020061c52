// Thema and IndicatorType as the public file prints them. Its names of indicators are sentences, and not kept here.

/** By IndicatorCode, without its letters. Public file of 2019. */
const themes: Readonly<Record<string, string>> = {
  '013307 014307': 'Decubitus',
  '014308 014309 013308': 'Casuïstiekbespreking decubitus op de afdeling',
  '013309': 'Gezamenlijke afspraken over behandeling rond het levenseinde',
  '014310 013310': 'Bespreken medicatiefouten in het team',
  '014311 014312 013311': 'Medicatiereview',
  '014313 013318 013319 013320 013321 013322 013323 013324 013325 013326': 'Middelen en maatregelen rond vrijheid',
  '014314 014315': 'Terugdringen vrijheidsbeperking',
  '014316 014317': 'Werken aan vrijheidsbevordering',
  '014318 014321 014322 014323 014325 014326 014327 014328 014329': 'Continentie',
  '014330 014331 014332 014334 014335 014336 014337 014338': 'Aandacht voor eten en drinken: voedselvoorkeuren cliënt',
  '010008': 'Webadres Kwaliteitsverslag',
  '013381': 'Clientervaring score: Net Promotor Score',
  '013382': 'Clientervaring score: Aanbevelingsvraag Zorgkaart NL',
  '013383': 'Aanbevelingsscore (Net Promotor Score)',
  '013384': 'Cliëntervaring: Aantal bevraagde cliënten',
  '013385': 'Cliëntervaring: Opmerkingen',
  '013486 013520 013521 013522 013523 013524': 'Aard van de aanstellingen',
  '013526 013527 013534 013535 013536 013537 013538 013539 013540 013541 013542': 'Kwalificatieniveaus zorgverleners en vrijwilligers',
  '013528 013529': 'Ziekteverzuim',
  '013530 013531 013532': 'In-, door-, en uitstroom',
  '013533': 'Ratio personeelskosten / opbrengsten',
};

const themeByCode: ReadonlyMap<string, string> =
  new Map(Object.entries(themes).flatMap(([codes, theme]) => codes.split(' ').map((code) => [`INID${code}`, theme] as const)));

/** Undefined for a row that the public file of 2019 did not have. */
export const publishedTheme = (indicator: string): string | undefined => themeByCode.get(indicator);

/** Every row about staff is filed as an outcome, whatever its definition says. */
export const publishedType = (set: string | undefined, ofDefinition: string): string => (set === 'ISID000160' ? 'Uitkomst' : ofDefinition);
