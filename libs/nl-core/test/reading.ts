import { classify, type Classification, type Classified, type JsonObject } from '@meervoud/adapter-sdk';
import type { SubjectPseudonym } from '@meervoud/zibs';

export const SNOMED = 'http://snomed.info/sct';
export const TOPIC = 'https://meervoud.example/fhir/CodeSystem/quality-topic';
export const ext = (name: string): string => `https://meervoud.example/fhir/StructureDefinition/${name}`;
export const concept = (system: string, code: string, display?: string) => ({ coding: [{ system, code, ...(display === undefined ? {} : { display }) }] });
export const snomed = (code: string, display?: string) => concept(SNOMED, code, display);
export const topic = (code: string) => concept(TOPIC, code);
export const subject = { reference: 'Patient/c-1' };

/** Pseudonym of client `c-1` in these tests. */
export const CLIENT = `p-${'c1'.repeat(16)}` as SubjectPseudonym;
const pseudonym = (id: string): SubjectPseudonym => (id === 'c-1' ? CLIENT : (`p-${Buffer.from(id).toString('hex').padEnd(32, '0').slice(0, 32)}` as SubjectPseudonym));

/** What an adapter makes of one resource: in full, and in brief without its origin. */
export const readingBy = (adapter: Classification) => {
  const classified = (resource: object): Classified =>
    classify(resource as JsonObject, adapter, { source: 'ecd', baseUrl: 'https://ecd.example/fhir', pseudonym });
  const outcome = (resource: object): unknown => {
    const result = classified(resource);
    if (result.outcome !== 'mapped') return result.outcome === 'not-needed' ? { notNeeded: result.zib } : 'unrecognised';
    const records = result.records.map(({ origin: _, ...record }) => record);
    return {
      ...(records.length > 0 ? { records } : {}),
      ...(result.rejected.length > 0 ? { rejected: result.rejected.map(({ code, path }) => `${code} ${path}`) } : {}),
      ...(result.findings.length > 0 ? { findings: result.findings.map(({ code, path }) => `${code} ${path}`) } : {}),
    };
  };
  return { classified, outcome };
};
