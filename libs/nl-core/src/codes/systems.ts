import { type CodeSet, codeSet } from '@meervoud/adapter-sdk';

/** Other names under which sources write a code system (zib-codes.json, `systemAliases`; zibs.md §3, v3 URIs). */
export const systemAliases: Readonly<Record<string, readonly string[]>> = {
  'http://snomed.info/sct': ['urn:oid:2.16.840.1.113883.6.96'],
  'http://www.whocc.no/atc': ['urn:oid:2.16.840.1.113883.6.73'],
  'http://terminology.hl7.org/CodeSystem/v3-ActCode': ['http://hl7.org/fhir/v3/ActCode'],
  'http://terminology.hl7.org/CodeSystem/v3-NullFlavor': ['http://hl7.org/fhir/v3/NullFlavor'],
};

/** What FHIR itself called a code system in STU3, before R4 moved it to terminology.hl7.org. */
const namesInStu3: Readonly<Record<string, readonly string[]>> = {
  'http://terminology.hl7.org/CodeSystem/location-physical-type': ['http://hl7.org/fhir/location-physical-type'],
};

/** A code system under all its names, the canonical one first. */
export const system = (uri: string): readonly string[] => [uri, ...(systemAliases[uri] ?? []), ...(namesInStu3[uri] ?? [])];
export const hl7 = (name: string): readonly string[] => system(`http://terminology.hl7.org/CodeSystem/${name}`);

export const SNOMED = system('http://snomed.info/sct');
export const LOINC = system('http://loinc.org');
export const NULL_FLAVOR = hl7('v3-NullFlavor');

/** Codes that mean no more to us than themselves. */
export const plainCodes = (systems: readonly string[], ...codes: readonly string[]): CodeSet =>
  codeSet(systems, Object.fromEntries(codes.map((code) => [code, code])));

const inSystem = ({ meanings }: CodeSet<unknown>, uri: string): readonly string[] => [...meanings.keys()].map((code) => `${uri}|${code}`);

/** The value of a token search parameter: every code of the sets, as `system|code,system|code`. */
export const tokens = (...sets: readonly CodeSet<unknown>[]): string => sets.flatMap((set) => inSystem(set, set.systems[0] ?? '')).join(',');

/** The same under every name of the code system: a server compares names as they are written. */
export const tokensInEveryName = (...sets: readonly CodeSet<unknown>[]): string =>
  sets.flatMap((set) => set.systems.flatMap((uri) => inSystem(set, uri))).join(',');
