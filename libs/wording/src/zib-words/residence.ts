import type { WordsOfZib } from '../words-of-zibs.ts';

export const healthcareProvider: WordsOfZib<'HealthcareProvider'> = {
  frames: {
    is: { nl: 'Het is een {details}{place}.', en: 'It is a {details}{place}.' },
    isNot: { nl: 'Het is geen {details}{place}.', en: 'It is not a {details}{place}.' },
  },
  noDetails: { nl: 'locatie of afdeling', en: 'location or ward' },
  place: { here: { nl: ' van deze locatie', en: ' of this location' }, anywhere: { nl: ' van de organisatie', en: ' of the organization' } },
  one: { nl: 'de afdeling', en: 'the ward' },
  the: { nl: 'de afdeling', en: 'the ward' },
  fields: {
    kind: {
      label: { nl: 'de soort plek', en: 'the kind of place' }, short: { nl: 'soort', en: 'kind' }, detail: { nl: '{values}', en: '{values}' },
      values: { location: { nl: 'locatie', en: 'location' }, ward: { nl: 'afdeling', en: 'ward' } },
    },
    name: { label: { nl: 'de naam', en: 'the name' }, short: { nl: 'naam', en: 'name' } },
    partOf: { label: { nl: 'de locatie waar de afdeling bij hoort', en: 'the location the ward is part of' }, short: { nl: 'hoort bij', en: 'part of' } },
    vestigingsnummer: { label: { nl: 'het vestigingsnummer', en: 'the location number' }, short: { nl: 'vestigingsnummer', en: 'location number' } },
  },
};

export const stay: WordsOfZib<'Stay'> = {
  frames: {
    is: { nl: 'De cliënt {woont|woonde} {time}{place}{details}.', en: '{time} the client {lives|lived}{place}{details}.' },
    isNot: { nl: 'De cliënt {woont|woonde} {time} niet{place}{details}.', en: '{time} the client {does|did} not live{place}{details}.' },
  },
  place: { here: { nl: ' op deze locatie', en: ' at this location' }, anywhere: { nl: ' bij de organisatie', en: ' with the organization' } },
  one: { nl: 'een verblijf', en: 'a stay' },
  the: { nl: 'het verblijf', en: 'the stay' },
  fields: {
    location: { label: { nl: 'de locatie van het verblijf', en: 'the location of the stay' }, short: { nl: 'locatie', en: 'location' } },
    ward: { label: { nl: 'de afdeling van het verblijf', en: 'the ward of the stay' }, short: { nl: 'afdeling', en: 'ward' } },
    start: { label: { nl: 'de dag van intrek', en: 'the day of moving in' }, short: { nl: 'woont er vanaf', en: 'lives there from' } },
    end: { label: { nl: 'de dag van vertrek', en: 'the day of leaving' }, short: { nl: 'woont er tot en met', en: 'lives there until' } },
  },
};

export const wlzIndicatie: WordsOfZib<'WlzIndicatie'> = {
  frames: {
    is: { nl: 'De cliënt {heeft|had} {time} een geldige Wlz-indicatie{details}.', en: '{time} the client {has|had} a valid Wlz indication{details}.' },
    isNot: { nl: 'De cliënt {heeft|had} {time} geen geldige Wlz-indicatie{details}.', en: '{time} the client {has|had} no valid Wlz indication{details}.' },
  },
  one: { nl: 'een Wlz-indicatie', en: 'a Wlz indication' },
  the: { nl: 'de Wlz-indicatie', en: 'the Wlz indication' },
  fields: {
    zorgprofiel: {
      label: { nl: 'het zorgprofiel', en: 'the care profile' }, short: { nl: 'zorgprofiel', en: 'care profile' },
      detail: { nl: ' met zorgprofiel {values}', en: ' with care profile {values}' },
      values: {
        '1VV': { nl: '1VV', en: '1VV' }, '2VV': { nl: '2VV', en: '2VV' }, '3VV': { nl: '3VV', en: '3VV' }, '4VV': { nl: '4VV', en: '4VV' },
        '5VV': { nl: '5VV', en: '5VV' }, '6VV': { nl: '6VV', en: '6VV' }, '7VV': { nl: '7VV', en: '7VV' }, '8VV': { nl: '8VV', en: '8VV' },
        '9AVV': { nl: '9AVV', en: '9AVV' }, '9BVV': { nl: '9BVV', en: '9BVV' }, '10VV': { nl: '10VV', en: '10VV' },
      },
    },
    withTreatment: {
      label: { nl: 'of de indicatie met behandeling is', en: 'whether the indication is with treatment' }, short: { nl: 'behandeling', en: 'treatment' },
      detail: { nl: ' en {values}', en: ' and {values}' },
      values: { true: { nl: 'met behandeling', en: 'with treatment' }, false: { nl: 'zonder behandeling', en: 'without treatment' } },
    },
    leveringsvorm: {
      label: { nl: 'de leveringsvorm', en: 'the form of delivery' }, short: { nl: 'leveringsvorm', en: 'form of delivery' },
      detail: { nl: ' en met leveringsvorm {values}', en: ' and with form of delivery {values}' },
      values: {
        instelling: { nl: 'verblijf in een instelling', en: 'stay in an institution' }, vpt: { nl: 'volledig pakket thuis (vpt)', en: 'full package at home (vpt)' },
        mpt: { nl: 'modulair pakket thuis (mpt)', en: 'modular package at home (mpt)' }, pgb: { nl: 'persoonsgebonden budget (pgb)', en: 'personal budget (pgb)' },
      },
    },
    validFrom: { label: { nl: 'de begindatum van de indicatie', en: 'the start of the indication' }, short: { nl: 'geldig vanaf', en: 'valid from' } },
    validUntil: { label: { nl: 'de einddatum van de indicatie', en: 'the end of the indication' }, short: { nl: 'geldig tot en met', en: 'valid until' } },
  },
};
