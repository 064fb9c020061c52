import type { Adapter, Cursor, JsonObject, SourceEvent } from '@meervoud/adapter-sdk';
import { KnownError } from '@meervoud/kernel';
import type { ZibName } from '@meervoud/zibs';
import type { Material } from './material.ts';
import type { Settings } from './options.ts';
import { type Heard, openPseudonyms, type Pseudonyms, type Read, readAll } from './reading.ts';
import type { Served } from './serve/served.ts';
import { openWitness, type Tamper, type Witness } from './serve/witness.ts';

export interface StageOrder {
  /** Default: everything of the year. */
  readonly resources?: readonly JsonObject[];
  readonly pageSize?: number;
  /** Only over HTTP. */
  readonly tamper?: Tamper;
  readonly zibs?: readonly ZibName[];
  readonly after?: Cursor;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: SourceEvent, witness: Witness | undefined) => void;
}

export interface WitnessedRead extends Read {
  /** References of the resources that the source gave; undefined where nobody could see. */
  readonly sent: ReadonlySet<string> | undefined;
  /** Undefined unless over HTTP. */
  readonly requests: Witness['requests'] | undefined;
}

/** Everything a check has to work with. */
export interface Stage {
  readonly adapter: Adapter<unknown>;
  readonly settings: Settings;
  readonly material: Material;
  readonly heard: Heard;
  /** Requested paths, of all reads. */
  readonly asked: Set<string>;
  readonly pseudonyms: Pseudonyms;
  readonly overHttp: () => Promise<boolean>;
  /** Configuration and secrets for a complete, untampered read of these resources. */
  source(resources: readonly JsonObject[]): Promise<{ readonly given: unknown; readonly config: unknown; readonly secret: (reference: string) => Promise<string> }>;
  read(order?: StageOrder): Promise<WitnessedRead>;
  /** One complete read, done once. */
  baseline(): Promise<WitnessedRead>;
  close(): Promise<void>;
}

export const PAGE_SIZE = 100;
const noSecret = async (): Promise<string> => '';

export const openStage = (adapter: Adapter<unknown>, settings: Settings, material: Material): Stage => {
  const servers = new Map<readonly JsonObject[], Map<number, Promise<Served>>>();
  const heard: Heard = new Set();
  const asked = new Set<string>();
  const pseudonyms = openPseudonyms();

  const serverOf = (resources: readonly JsonObject[], pageSize: number): Promise<Served> => {
    const bySize = servers.get(resources) ?? new Map<number, Promise<Served>>();
    servers.set(resources, bySize);
    const server = bySize.get(pageSize) ?? material.serve({ resources, fhirVersion: settings.fhirVersion, pageSize });
    bySize.set(pageSize, server);
    return server;
  };
  const everything = material.years.at(-1)?.resources ?? [];

  const stage: Stage = {
    adapter, settings, material, heard, asked, pseudonyms,
    overHttp: async () => 'baseUrl' in (await serverOf(everything, PAGE_SIZE)),
    source: async (resources) => {
      const served = await serverOf(resources, PAGE_SIZE);
      const given = 'baseUrl' in served ? served.configAt(served.baseUrl) : served.config;
      return { given, config: checkedConfig(adapter, given), secret: served.secret ?? noSecret };
    },
    read: async ({ resources = everything, pageSize = PAGE_SIZE, tamper, onEvent, ...order } = {}) => {
      const served = await serverOf(resources, pageSize);
      const witness = 'baseUrl' in served ? await openWitness(served.baseUrl, tamper) : undefined;
      const config = checkedConfig(adapter, 'baseUrl' in served ? served.configAt(witness?.baseUrl ?? served.baseUrl) : served.config);
      try {
        const read = await readAll({
          ...order, adapter, config, pseudonyms, heard,
          signal: order.signal ?? AbortSignal.timeout(material.patienceMilliseconds),
          secret: served.secret ?? noSecret,
          onEvent: (event) => onEvent?.(event, witness),
        });
        witness?.requests.forEach(({ path }) => asked.add(path));
        const sent = witness?.sent ?? ('sent' in served && served.sent !== undefined ? new Set(served.sent) : undefined);
        return { ...read, sent, requests: witness?.requests };
      } finally {
        await witness?.close();
      }
    },
    baseline: () => (baseline ??= stage.read()),
    close: async () => {
      for (const served of [...servers.values()].flatMap((bySize) => [...bySize.values()])) await (await served.catch(() => undefined))?.close();
    },
  };
  let baseline: Promise<WitnessedRead> | undefined;
  return stage;
};

/** Throws `kit-configuration-refused` (halt) when the adapter's own schema refuses what `serve` gives. */
const checkedConfig = (adapter: Adapter<unknown>, given: unknown): unknown => {
  const parsed = adapter.config.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || '(top)'}: ${message}`).join('; ');
  throw new KnownError({
    code: 'kit-configuration-refused', recovery: 'halt',
    message: `${adapter.name} refuses the configuration for the kit's source: ${problems}.`,
    expected: 'an adapter that takes the configuration of a FHIR source, or a `serve` option that gives what it takes',
  });
};
