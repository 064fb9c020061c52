import type { WordsOfZib } from '../words-of-zibs.ts';

export const pressureUlcer: WordsOfZib<'PressureUlcer'> = {
  frames: {
    is: { nl: 'De cliënt {heeft|had} {time} een doorligwond (decubitus){details}.', en: '{time} the client {has|had} a pressure ulcer{details}.' },
    isNot: { nl: 'De cliënt {heeft|had} {time} geen doorligwond (decubitus){details}.', en: '{time} the client {has|had} no pressure ulcer{details}.' },
  },
  one: { nl: 'een doorligwond', en: 'a pressure ulcer' },
  the: { nl: 'de doorligwond', en: 'the pressure ulcer' },
  fields: {
    decubitusCategory: {
      label: { nl: 'de categorie van de doorligwond', en: 'the category of the pressure ulcer' }, short: { nl: 'categorie', en: 'category' },
      detail: { nl: ' van categorie {values}', en: ' of category {values}' },
      values: {
        1: { nl: '1', en: '1' }, 2: { nl: '2', en: '2' }, 3: { nl: '3', en: '3' }, 4: { nl: '4', en: '4' },
        unstageable: { nl: '"niet te bepalen"', en: '"unstageable"' },
        'deep-tissue-injury': { nl: '"diepe weefselschade"', en: '"deep tissue injury"' },
      },
    },
    dateOfOnset: { label: { nl: 'de dag waarop de doorligwond begon', en: 'the day the pressure ulcer began' }, short: { nl: 'begonnen', en: 'began' } },
    abatement: { label: { nl: 'de dag waarop de doorligwond genezen was', en: 'the day the pressure ulcer had healed' }, short: { nl: 'genezen', en: 'healed' } },
    clinicalStatus: {
      label: { nl: 'de status van de doorligwond', en: 'the status of the pressure ulcer' }, short: { nl: 'status', en: 'status' },
      detail: { nl: ' met status {values}', en: ' with status {values}' },
      values: { active: { nl: '"aanwezig"', en: '"active"' }, resolved: { nl: '"genezen"', en: '"resolved"' } },
    },
    lastEvidence: { label: { nl: 'de dag waarop er het laatst naar de doorligwond is gekeken', en: 'the day the pressure ulcer was last looked at' }, short: { nl: 'laatst gezien', en: 'last seen' } },
  },
};

export const treatmentDirective2: WordsOfZib<'TreatmentDirective2'> = {
  frames: {
    is: { nl: 'Voor de cliënt {geldt|gold} {time} een afspraak over behandelen (behandelaanwijzing){details}.', en: '{time} an agreement on treatment (treatment directive){details} {holds|held} for the client.' },
    isNot: { nl: 'Voor de cliënt {geldt|gold} {time} geen afspraak over behandelen (behandelaanwijzing){details}.', en: '{time} no agreement on treatment (treatment directive){details} {holds|held} for the client.' },
  },
  one: { nl: 'een afspraak over behandelen', en: 'an agreement on treatment' },
  the: { nl: 'de afspraak', en: 'the agreement' },
  fields: {
    treatmentDecision: {
      label: { nl: 'het besluit over behandelen', en: 'the decision on treatment' }, short: { nl: 'besluit', en: 'decision' },
      detail: { nl: ' met als besluit {values}', en: ' with as its decision {values}' },
      values: {
        permit: { nl: '"wel behandelen"', en: '"treat"' }, other: { nl: '"anders, met uitleg"', en: '"other, with a text"' },
        deny: { nl: '"niet behandelen"', en: '"do not treat"' }, undecided: { nl: '"nog niet besloten"', en: '"not decided"' },
      },
    },
    treatment: {
      label: { nl: 'de behandeling waar de afspraak over gaat', en: 'the treatment the agreement is about' }, short: { nl: 'behandeling', en: 'treatment' },
      // BehandelingCodelijst, SNOMED CT (zibs.md §1.4)
      values: {
        305351004: { nl: 'opname op de intensive care', en: 'admission to intensive care' }, 89666000: { nl: 'reanimatie', en: 'resuscitation' },
        40617009: { nl: 'beademing', en: 'artificial ventilation' }, 116762002: { nl: 'toedienen van bloed', en: 'transfusion of blood products' },
        281789004: { nl: 'antibiotica', en: 'antibiotics' }, 32485007: { nl: 'ziekenhuisopname', en: 'hospital admission' }, OTH: { nl: 'een andere behandeling', en: 'another treatment' },
      },
    },
    dateTime: { label: { nl: 'de dag waarop de afspraak is gemaakt', en: 'the day the agreement was made' }, short: { nl: 'gemaakt', en: 'made' } },
    end: { label: { nl: 'de dag waarop de afspraak eindigde', en: 'the day the agreement ended' }, short: { nl: 'geldig tot en met', en: 'valid until' } },
  },
};

export const advanceDirective: WordsOfZib<'AdvanceDirective'> = {
  frames: {
    is: { nl: 'De cliënt {heeft|had} {time} een geldige wilsverklaring{details}.', en: '{time} the client {has|had} a valid advance directive{details}.' },
    isNot: { nl: 'De cliënt {heeft|had} {time} geen geldige wilsverklaring{details}.', en: '{time} the client {has|had} no valid advance directive{details}.' },
  },
  one: { nl: 'een wilsverklaring', en: 'an advance directive' },
  the: { nl: 'de wilsverklaring', en: 'the advance directive' },
  fields: {
    livingWillType: {
      label: { nl: 'de soort wilsverklaring', en: 'the type of advance directive' }, short: { nl: 'soort', en: 'type' },
      detail: { nl: ' ({values})', en: ' ({values})' },
      values: {
        NR: { nl: 'niet-reanimerenverklaring', en: 'do not resuscitate' }, VOL: { nl: 'volmacht', en: 'power of attorney' },
        VERB: { nl: 'behandelverbod', en: 'refusal of treatment' }, VERBVL: { nl: 'behandelverbod met aanvulling voltooid leven', en: 'refusal of treatment, completed life' },
        MON: { nl: 'mondelinge afspraak', en: 'spoken agreement' }, EU: { nl: 'euthanasieverzoek', en: 'request for euthanasia' },
        EUD: { nl: 'euthanasieverzoek met aanvulling dementie', en: 'request for euthanasia, dementia' }, LW: { nl: 'levenswensverklaring', en: 'declaration of the wish to live' },
        DO: { nl: 'donorverklaring', en: 'organ donor form' }, ZB: { nl: 'zelfbindingsverklaring', en: 'self-binding declaration' }, OTH: { nl: 'een andere soort', en: 'another type' },
      },
    },
    dateTime: { label: { nl: 'de dag waarop de wilsverklaring is gemaakt', en: 'the day the advance directive was made' }, short: { nl: 'gemaakt', en: 'made' } },
    end: { label: { nl: 'de dag waarop de wilsverklaring is ingetrokken', en: 'the day the advance directive was withdrawn' }, short: { nl: 'geldig tot en met', en: 'valid until' } },
  },
};

export const freedomRestrictingIntervention: WordsOfZib<'FreedomRestrictingIntervention'> = {
  frames: {
    is: { nl: 'Bij de cliënt {loopt|liep} {time} een vrijheidsbeperkende maatregel{details}.', en: '{time} a measure that restricts freedom{details} {is|was} in force for the client.' },
    isNot: { nl: 'Bij de cliënt {loopt|liep} {time} geen vrijheidsbeperkende maatregel{details}.', en: '{time} no measure that restricts freedom{details} {is|was} in force for the client.' },
  },
  one: { nl: 'een vrijheidsbeperkende maatregel', en: 'a measure that restricts freedom' },
  the: { nl: 'de maatregel', en: 'the measure' },
  fields: {
    kind: {
      label: { nl: 'de soort maatregel', en: 'the kind of measure' }, short: { nl: 'soort', en: 'kind' },
      detail: { nl: ' ({values})', en: ' ({values})' },
      values: {
        mechanical: { nl: 'mechanisch, zoals een bedhek', en: 'mechanical, such as a bed rail' }, physical: { nl: 'fysiek, zoals vasthouden', en: 'physical, such as holding' },
        pharmacological: { nl: 'met medicijnen', en: 'with medicines' }, psychological: { nl: 'psychologisch, zoals dwingend toespreken', en: 'psychological, such as speaking compellingly' },
        electronic: { nl: 'elektronisch, zoals een alarm of camera', en: 'electronic, such as an alarm or camera' }, 'one-on-one': { nl: 'een-op-een-toezicht', en: 'one-on-one supervision' },
        seclusion: { nl: 'afzondering in een ruimte', en: 'seclusion in a room' }, other: { nl: 'een andere soort', en: 'another kind' },
      },
    },
    start: { label: { nl: 'de dag waarop de maatregel begon', en: 'the day the measure began' }, short: { nl: 'begonnen', en: 'began' } },
    end: { label: { nl: 'de dag waarop de maatregel ophield', en: 'the day the measure ended' }, short: { nl: 'geëindigd', en: 'ended' } },
  },
};
