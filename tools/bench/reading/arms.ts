import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { FhirSourceConfig, openFhirSource } from '@meervoud/adapter-sdk';
import { silentLogger } from '@meervoud/kernel';
import type { SubjectPseudonym, ZibName } from '@meervoud/zibs';
import type { Arm } from '../arm-process.ts';

export interface Question { readonly fhirUrl: string; readonly pageSize: number; readonly pages: readonly string[] }

const configOf = ({ fhirUrl, pageSize }: Question): FhirSourceConfig =>
  FhirSourceConfig.parse({ baseUrl: fhirUrl, auth: { type: 'bearer', token: { env: 'BENCH' } }, pageSize });
const shared = () => ({ secret: async () => 'bench', log: silentLogger, signal: new AbortController().signal });

/** Not the real one: its hash would be measured on one side only. */
const pseudonym = (id: string): SubjectPseudonym => `p-${id.replace(/[^0-9a-f]/g, '0').padEnd(32, '0').slice(0, 32)}` as SubjectPseudonym;

/** What a campaign since 2018 reads: medication is asked for with what it refers to, which the yardstick does not. */
const isRead = (zib: ZibName): boolean => zib !== 'MedicationUse';

/** The yardstick: fetch and JSON.parse over the same pages, and nothing else. */
const bare: Arm<Question> = async ({ pages }) => {
  let resources = 0;
  for (const page of pages) {
    const response = await fetch(page, { headers: { authorization: 'Bearer bench', accept: 'application/fhir+json' } });
    const bundle = JSON.parse(await response.text()) as { entry?: readonly unknown[] };
    resources += bundle.entry?.length ?? 0;
  }
  return { resources };
};

/** The toolkit's own way to the pages, without what becomes of the resources. */
const transport: Arm<Question> = async (question) => {
  const source = openFhirSource({ config: configOf(question), ...shared() });
  let resources = 0;
  for (const search of new Set(nlCoreR4.mappings.filter(({ zib }) => isRead(zib)).flatMap((mapping) => mapping.search))) {
    for await (const page of source.search(search)) {
      resources += page.resources.length;
    }
  }
  await source.close();
  return { resources };
};

/** A whole read of the adapter: fetch, check, parse, newest version, classify, map and check the records. */
const whole: Arm<Question> = async (question) => {
  const seen = new Set<string>();
  let events = 0;
  for await (const event of nlCoreR4.read({ source: 'bench', config: configOf(question), zibs: nlCoreR4.provides.filter(isRead), pseudonym, ...shared() })) {
    if (event.type === 'checkpoint' || event.type === 'gone') continue;
    events += 1;
    seen.add(event.type === 'record' ? event.record.origin.reference : event.origin.reference);
  }
  return { resources: seen.size, events };
};

export const arms = { bare, transport, whole };
