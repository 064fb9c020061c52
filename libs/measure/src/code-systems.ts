import { type IndicatorSet, rulings, type SettingName, Settings } from '@meervoud/indicator';
import { type Bilingual, canonical } from '@meervoud/kernel';
import { Outcome, type OutcomeKind } from '@meervoud/value';
import { settingTitle } from '@meervoud/wording';
import type { CodeSystem, CodeSystemConcept } from 'fhir/r4.js';
import { themeSystem } from './measure.ts';
import { concept as codeableConcept, inEnglish, systems } from './vocabulary.ts';

const kinds: { readonly [Kind in OutcomeKind]: Bilingual } = {
  measured: { nl: 'Geteld, uit registraties', en: 'Counted, from records' },
  'no-eligible': { nl: 'Geteld, en er was niemand voor wie het geldt', en: 'Counted, and there was nobody it applies to' },
  'not-chosen': { nl: 'Niet gekozen door de locatie', en: 'Not chosen by the location' },
  'not-computable': { nl: 'Niet te berekenen: geen bron geeft wat nodig is', en: 'Cannot be computed: no source gives what is needed' },
  incomplete: { nl: 'Nog niet compleet: een mens moet beslissen of antwoorden', en: 'Not complete: a person must decide or answer' },
  attested: { nl: 'Opgegeven door een medewerker met naam', en: 'Stated by a named person' },
  overridden: { nl: 'Vervangen door een mens, met een reden', en: 'Replaced by a person, with a reason' },
  withheld: { nl: 'Op een andere manier verantwoord', en: 'Accounted for in another way' },
  suppressed: { nl: 'Niet getoond: de groep is klein', en: 'Not shown: the group is small' },
};

interface Concept {
  readonly code: string;
  readonly display: Bilingual;
  readonly definition?: string | undefined;
  readonly properties?: Readonly<Record<string, string>>;
}

const concept = ({ code, display: { nl, en }, definition, properties = {} }: Concept): CodeSystemConcept => ({
  code, display: nl, ...(definition === undefined ? {} : { definition }), designation: [{ language: 'en', value: en }],
  ...nonEmpty('property', Object.entries(properties).map(([name, valueString]) => ({ code: name, valueString }))),
});

/** An element only where there is something in it: FHIR has no empty lists. */
const nonEmpty = <Name extends string, Item>(name: Name, items: Item[]): { [N in Name]?: Item[] } =>
  (items.length === 0 ? {} : { [name]: items }) as { [N in Name]?: Item[] };

interface Head {
  readonly id: string;
  readonly version: string;
  readonly title: Bilingual;
  readonly description: string;
  /** What each property of its concepts means. */
  readonly properties?: Readonly<Record<string, string>>;
}

const toCodeSystem = ({ id, version, title, description, properties = {} }: Head, concepts: readonly Concept[]): CodeSystem => ({
  resourceType: 'CodeSystem', id, language: 'nl', url: canonical(`CodeSystem/${id}`), version,
  name: id.split('-').map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`).join(''),
  title: title.nl, _title: inEnglish(title), status: 'active', experimental: false, publisher: 'Meervoud', description,
  jurisdiction: [codeableConcept(systems.country, 'NL')],
  caseSensitive: true, content: 'complete', count: concepts.length,
  ...nonEmpty('property', Object.entries(properties).map(([code, meaning]) => ({ code, description: meaning, type: 'string' as const }))),
  concept: concepts.map(concept),
});

/** The themes of a set, the kinds an outcome can be of, the rulings and the settings: what our resources name by code. */
export const toCodeSystems = (set: IndicatorSet): readonly CodeSystem[] => {
  const { version } = set;
  const names = Object.keys(Settings.unwrap().shape) as readonly SettingName[];
  return [
    toCodeSystem({
      id: themeSystem(set).slice(canonical('CodeSystem/').length), version,
      title: { nl: `Onderwerpen van ${set.name.nl}`, en: `Themes of ${set.name.en}` },
      description: `Measure.topic of the rows of ${set.id}.`,
    }, set.themes.map(({ id, title }) => ({ code: id, display: title }))),
    toCodeSystem({
      id: 'outcome-kind', version, title: { nl: 'Soorten uitkomsten', en: 'Kinds of outcomes' },
      description: 'What a value is when it is not simply a number: the extension outcome-kind of a MeasureReport.',
    }, Outcome.options.map(({ shape: { kind: { value } } }) => ({ code: value, display: kinds[value] }))),
    toCodeSystem({
      id: 'ruling', version, title: { nl: 'Afspraken', en: 'Rulings' },
      description: 'What no public source settles, decided once and named by every value that rests on it.',
      properties: { setting: 'The setting that carries the ruling' },
    }, Object.entries(rulings).map(([code, { text, settings }]) =>
      ({ code, display: text, properties: settings.length === 0 ? {} : { setting: settings.join(' ') } }))),
    toCodeSystem({
      id: 'setting', version, title: { nl: 'Instellingen', en: 'Settings' },
      description: 'What a set or a provider may set, with its value in this set.',
      properties: { value: 'The value in this set, as JSON' },
    }, names.map((name) => ({
      code: name, display: settingTitle(name), definition: Settings.unwrap().shape[name].description,
      properties: { value: JSON.stringify(set.settings[name]) },
    }))),
  ];
};
