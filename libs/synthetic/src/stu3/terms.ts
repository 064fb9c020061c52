/** One of so many turns, by an id: what differs from resource to resource, the same on every machine, without touching the seed. */
export const turn = (id: string | undefined, turns: number): number =>
  [...(id ?? '')].reduce((sum, char) => (Math.imul(sum, 31) + char.charCodeAt(0)) >>> 0, 7) % turns;

const NL_CORE = 'http://nictiz.nl/fhir/StructureDefinition/nl-core-';
const zib = (name: string): string => `http://nictiz.nl/fhir/StructureDefinition/zib-${name}`;
/** On another host, and in lower case (zibs.md §3). */
const nlCore = (name: string): string => `http://fhir.nl/fhir/StructureDefinition/nl-core-${name}`;
export const nictiz = (name: string): string => `http://nictiz.nl/fhir/StructureDefinition/${name}`;

const renamed: Readonly<Record<string, string>> = {
  TreatmentDirective2: zib('TreatmentDirective'),
  'Procedure-event': zib('Procedure'),
  NursingIntervention: nlCore('careplan'),
  Patient: nlCore('patient'),
  HealthcareProvider: nlCore('location'),
  'HealthcareProvider-Organization': nlCore('organization'),
};

/** Profiles of MP9, which are no nl-core. */
const ofMedication: Readonly<Record<string, string>> = {
  [nictiz('mp-MedicationUse2')]: zib('MedicationUse'), [nictiz('mp-PharmaceuticalProduct')]: zib('Product'),
};

/** The zib2017 profile for a zib2020 one. */
export const profileInStu3 = (canonical: string): string => {
  const name = canonical.startsWith(NL_CORE) ? canonical.slice(NL_CORE.length) : undefined;
  return name === undefined ? (ofMedication[canonical] ?? canonical) : (renamed[name] ?? zib(name));
};

const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem/';
/** What STU3 calls a code system of HL7. The v3 ones occur under both names in STU3 data, so that is a matter of turns. */
const systemInStu3 = (system: string, oldV3: boolean): string => {
  if (!system.startsWith(TERMINOLOGY)) return system;
  const name = system.slice(TERMINOLOGY.length);
  if (!name.startsWith('v3-')) return `http://hl7.org/fhir/${name}`;
  return oldV3 ? `http://hl7.org/fhir/v3/${name.slice(3)}` : system;
};

/** The same with STU3's names for code systems and profiles, and references without the `type` that R4 gave them. */
export const inStu3Terms = <Value>(value: Value, oldV3: boolean): Value => {
  const walk = (item: unknown, name: string): unknown => {
    if (Array.isArray(item)) return item.map((element) => walk(element, name));
    if (typeof item === 'string') return name === 'system' ? systemInStu3(item, oldV3) : name === 'profile' ? profileInStu3(item) : item;
    if (typeof item !== 'object' || item === null) return item;
    const fields = Object.entries(item).filter(([field]) => !(field === 'type' && 'reference' in item));
    return Object.fromEntries(fields.map(([field, content]) => [field, walk(content, field)]));
  };
  return walk(value, '') as Value;
};
