import { createWriteStream, mkdirSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { generatePopulation } from '@meervoud/synthetic';
import { asRecorded, type Recorded } from './as-recorded.ts';

export interface Lines { readonly path: string; readonly lines: number; readonly bytes: number; readonly clients: number; readonly locations: readonly string[] }

/** As in design/performance.md §1: so many resources of a client, of so many bytes in the mean, of which few are read. */
const [PER_CLIENT, BYTES] = [45, 1_800];

/** What an ECD holds besides, in equal parts: no indicator reads any of it. */
const others: readonly ((number: number, subject: object) => Recorded)[] = [
  (number, subject) => ({ resourceType: 'Observation', id: `weight-${number}`, status: 'final', code: coding('http://loinc.org', '29463-7', 'Body weight'), subject, effectiveDateTime: '2021-11-03', valueQuantity: { value: 71.5, unit: 'kg' } }),
  (number, subject) => ({ resourceType: 'Observation', id: `pain-${number}`, status: 'final', code: coding('http://snomed.info/sct', '225908003', 'pijnscore'), subject, effectiveDateTime: '2021-12-03', valueInteger: 3 }),
  (number, subject) => ({ resourceType: 'Condition', id: `problem-${number}`, code: coding('http://snomed.info/sct', '44054006', 'diabetes mellitus type 2'), subject, onsetDateTime: '2009-04' }),
  (number, subject) => ({ resourceType: 'Procedure', id: `procedure-${number}`, status: 'completed', code: coding('http://snomed.info/sct', '80146002', 'appendectomie'), subject, performedDateTime: '1988' }),
  (number, subject) => ({ resourceType: 'MedicationRequest', id: `medication-${number}`, status: 'active', intent: 'order', medicationReference: { reference: `Medication/${number}` }, subject }),
  (number, subject) => ({ resourceType: 'CarePlan', id: `care-plan-${number}`, status: 'active', intent: 'plan', subject, activity: [{ detail: { status: 'in-progress', code: coding('http://snomed.info/sct', '385949008', 'wondverzorging') } }] }),
];
const coding = (system: string, code: string, display: string): object => ({ coding: [{ system, code, display }] });

/** The synthetic population of 2021 among what an ECD holds besides, one resource a line, in a folder of its own. */
export const writeLines = async (clientsWanted: number): Promise<Lines> => {
  const population = generatePopulation({ seed: 20_230_228, reportingYear: 2021, clientsPerLocation: Math.max(20, Math.round(clientsWanted / 3)) });
  const clients = population.resources.filter(({ resourceType }) => resourceType === 'Patient').map(({ id }) => id ?? '');
  const path = join('tmp', `bench-${clientsWanted}.ndjson`);
  mkdirSync('tmp', { recursive: true });
  const file = createWriteStream(path);
  let [lines, bytes] = [0, 0];
  const write = async (resource: Recorded): Promise<void> => {
    const line = `${asRecorded(resource, lines, BYTES)}\n`;
    [lines, bytes] = [lines + 1, bytes + Buffer.byteLength(line)];
    if (!file.write(line)) await once(file, 'drain');
  };
  const besides = PER_CLIENT - Math.round(population.resources.length / clients.length);
  for (const resource of population.resources) await write(resource);
  for (const [index, client] of clients.entries()) {
    for (let number = 0; number < besides; number += 1) {
      const make = others[number % others.length];
      if (make !== undefined) await write(make(index * besides + number, { reference: `Patient/${client}` }));
    }
  }
  file.end();
  await finished(file);
  return { path, lines, bytes, clients: clients.length, locations: population.organization.locations.map(({ id }) => id) };
};
