import type { Adapter, Cursor, JsonObject, SourceEvent } from '@meervoud/adapter-sdk';
import { KnownError } from '@meervoud/kernel';
import type { ZibName } from '@meervoud/zibs';
import type { Material } from './material.ts';
import type { Settings } from './options.ts';
import { type Heard, openPseudonyms, type Pseudonyms, type Read, readAll } from './reading.ts';
import type { Served, ServedDirectly, ServedOverHttp, Spoilt } from './serve/served.ts';
import type { Tamper, Watch } from './serve/witness.ts';
import { openWitnessPool } from './serve/witness-pool.ts';

export interface StageOrder {
  /** Default: everything of the year. */
  readonly resources?: readonly JsonObject[];
  readonly pageSize?: number;
  /** Instead of the configuration for these resources; only where they are not served over HTTP. */
  readonly given?: unknown;
  /** Only over HTTP. */
  readonly tamper?: Tamper | undefined;
  readonly zibs?: readonly ZibName[];
  readonly after?: Cursor;
  /** Walks away after so many checkpoints, as a process that dies. */
  readonly checkpoints?: number;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: SourceEvent, watch: Watch | undefined) => void;
}

/** One read, and what could be seen of it: over HTTP all that passed; otherwise what the source says of itself. */
export interface WitnessedRead extends Read, Partial<Omit<Watch, 'sent'>> {
  /** References of the resources that the source gave; undefined where nobody could see. */
  readonly sent: ReadonlySet<string> | undefined;
  readonly atPlace?: ServedDirectly['atPlace'] | undefined;
}

/** Everything a check has to work with. */
export interface Stage {
  readonly adapter: Adapter<unknown>;
  readonly settings: Settings;
  readonly material: Material;
  readonly heard: Heard;
  /** Requested paths, of all reads. */
  readonly asked: Set<string>;
  /** Texts by which a person can be known, in the population and in what was served. */
  readonly canaries: ReadonlySet<string>;
  readonly pseudonyms: Pseudonyms;
  readonly overHttp: () => Promise<boolean>;
  /** How such a source can be wrong; undefined over HTTP, and where only its resources can be. */
  spoilt(): Promise<Spoilt | undefined>;
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
  const witnesses = openWitnessPool();
  const heard: Heard = new Set();
  const asked = new Set<string>();
  const canaries = new Set(material.canaries);
  const pseudonyms = openPseudonyms();
  const everything = material.years.at(-1)?.resources ?? [];

  const serve = async (resources: readonly JsonObject[], pageSize: number): Promise<Served> => {
    const served = await material.serve({ resources, fhirVersion: settings.fhirVersion, pageSize, zibs: adapter.provides });
    if ('canaries' in served) served.canaries?.forEach((text) => canaries.add(text));
    return served;
  };
  const serverOf = (resources: readonly JsonObject[], pageSize: number): Promise<Served> => {
    const bySize = servers.get(resources) ?? new Map<number, Promise<Served>>();
    servers.set(resources, bySize);
    const server = bySize.get(pageSize) ?? serve(resources, pageSize);
    bySize.set(pageSize, server);
    return server;
  };
  const listen = (served: Served, given: unknown, { onEvent, signal, ...order }: StageOrder, watch?: Watch): Promise<Read> => readAll({
    ...order, adapter, pseudonyms, heard,
    config: configOfKit(adapter, given),
    secret: served.secret ?? noSecret,
    signal: signal ?? AbortSignal.timeout(material.patienceMilliseconds),
    onEvent: (event) => onEvent?.(event, watch),
  });
  const readOverHttp = (served: ServedOverHttp, { tamper, ...order }: StageOrder): Promise<WitnessedRead> =>
    (tamper === undefined ? witnesses.usual : witnesses.fresh)(served.baseUrl, async ({ baseUrl, watch: begin }) => {
      const watch = begin(tamper);
      const read = await listen(served, served.configAt(baseUrl), order, watch);
      watch.requests.forEach(({ path }) => asked.add(path));
      return { ...read, ...watch };
    });

  const stage: Stage = {
    adapter, settings, material, heard, asked, canaries, pseudonyms,
    overHttp: async () => 'baseUrl' in (await serverOf(everything, PAGE_SIZE)),
    spoilt: async () => {
      const served = await serverOf(everything, PAGE_SIZE);
      return 'spoilt' in served ? served.spoilt : undefined;
    },
    source: async (resources) => {
      const served = await serverOf(resources, PAGE_SIZE);
      const given = 'baseUrl' in served ? served.configAt(served.baseUrl) : served.config;
      return { given, config: configOfKit(adapter, given), secret: served.secret ?? noSecret };
    },
    read: async ({ resources = everything, pageSize = PAGE_SIZE, given, ...order } = {}) => {
      const served = await serverOf(resources, pageSize);
      if ('baseUrl' in served) return readOverHttp(served, order);
      const read = await listen(served, given ?? served.config, order);
      return { ...read, sent: served.sent === undefined ? undefined : new Set(served.sent), atPlace: served.atPlace };
    },
    baseline: () => (baseline ??= stage.read()),
    close: async () => {
      await witnesses.close();
      for (const served of [...servers.values()].flatMap((bySize) => [...bySize.values()])) await (await served.catch(() => undefined))?.close();
    },
  };
  let baseline: Promise<WitnessedRead> | undefined;
  return stage;
};

/** Throws `kit-configuration-refused` (halt) when the adapter's own schema refuses what `serve` gives. */
const configOfKit = (adapter: Adapter<unknown>, given: unknown): unknown => {
  const parsed = adapter.config.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || '(top)'}: ${message}`).join('; ');
  throw new KnownError({
    code: 'kit-configuration-refused', recovery: 'halt',
    message: `${adapter.name} refuses the configuration for the kit's source: ${problems}.`,
    expected: 'an adapter that takes the configuration of this kind of source, or a `serve` option that gives what it takes',
  });
};
