import { z } from 'zod';

/** One variable of the shell of compose: `${NAME}`, or `${NAME:-default}`. */
const VARIABLE = /\$\{([A-Z_]+)(?::-([^}]*))?\}/g;

/** Puts the values, or their defaults, where compose would. Throws for a variable that has neither. */
export const interpolate = (text: string, values: Readonly<Record<string, string>> = {}): string =>
  text.replaceAll(VARIABLE, (_, name: string, standard: string | undefined) => {
    const value = values[name] ?? standard;
    if (value === undefined) throw new Error(`${name} has no value and no default`);
    return value;
  });

/** Names of the variables that a file asks for. */
export const variablesIn = (text: string): readonly string[] => [...new Set([...text.matchAll(VARIABLE)].map(([, name]) => name ?? ''))];

const duration = z.string().regex(/^(\d+h)?(\d+m)?(\d+s)?$/).refine((text) => text !== '');
const image = z.string().regex(/^[a-z0-9./-]+:[\w.-]+$/, 'an image with a tag').refine((text) => !text.endsWith(':latest'), 'pinned by a version');
const empty = z.strictObject({}).nullable();

const Service = z.strictObject({
  image,
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  user: z.string(),
  init: z.boolean().optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).optional(),
  shm_size: z.string().optional(),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  restart: z.enum(['no', 'always', 'on-failure', 'unless-stopped']),
  stop_grace_period: duration.optional(),
  environment: z.record(z.string(), z.string()).optional(),
  secrets: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.enum(['service_started', 'service_healthy', 'service_completed_successfully']) })).optional(),
  ports: z.array(z.string().regex(/^([\d.]+:)?\d+:\d+$/)).optional(),
  networks: z.array(z.string()),
  volumes: z.array(z.string().regex(/^[^:]+:\/[^:]*(:ro)?$/)).optional(),
  healthcheck: z.strictObject({
    test: z.tuple([z.enum(['CMD', 'CMD-SHELL'])], z.string()), interval: duration, timeout: duration, start_period: duration, retries: z.number().int().positive(),
  }),
});
export type Service = z.infer<typeof Service>;

/**
 * What we use of the compose specification, and nothing else: a misspelt key, which an engine may pass over in silence, is
 * refused. Health checks, users and pinned images are optional there and required here.
 */
export const ComposeFile = z.strictObject({
  name: z.string(),
  services: z.record(z.string(), Service),
  networks: z.record(z.string(), z.strictObject({ internal: z.boolean().optional() }).nullable()),
  volumes: z.record(z.string(), empty),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
}).superRefine(({ services, networks, volumes, secrets }, context) => {
  const known = (path: PropertyKey[], kind: string, names: readonly string[], all: object): void => {
    for (const name of names) if (!(name in all)) context.addIssue({ code: 'custom', path, message: `there is no ${kind} '${name}'` });
  };
  for (const [name, service] of Object.entries(services)) {
    const path = ['services', name];
    known(path, 'network', service.networks, networks);
    known(path, 'secret', service.secrets ?? [], secrets);
    known(path, 'service', Object.keys(service.depends_on ?? {}), services);
    // a source without a slash names a volume; others are paths on the machine
    known(path, 'volume', (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '').filter((source) => !source.includes('/')), volumes);
  }
});
export type ComposeFile = z.infer<typeof ComposeFile>;

/** The parts that begin with `x-` are for reuse within the file, and compose itself leaves them out. */
export const withoutExtensions = (content: object): object => Object.fromEntries(Object.entries(content).filter(([key]) => !key.startsWith('x-')));
