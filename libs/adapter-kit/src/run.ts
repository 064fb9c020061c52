import type { Adapter, CheckedItem, Passport } from '@meervoud/adapter-sdk';
import { systemClock } from '@meervoud/kernel';
import { type CheckId, checkIds } from './check-id.ts';
import { checksWith } from './checks/all-checks.ts';
import { type Check, describeThrown, failed, type Verdict } from './checks/check.ts';
import { recordsOf } from './contents.ts';
import { coverageOf } from './coverage.ts';
import { gatherMaterial, type Material } from './material.ts';
import { type KitOptions, type Settings, settingsOf } from './options.ts';
import { predict, type Prediction } from './predict.ts';
import type { Read } from './reading.ts';
import { openStage, type Stage } from './stage.ts';
import { kit } from './version.ts';

/** A run of the kit: each check is done once, whoever asks, and after those it needs. */
export interface Run {
  /** Makes the clients and starts the server. Throws `kit-configuration-refused` or `recordings-missing` (halt). */
  prepare(): Promise<void>;
  judge(id: CheckId): Promise<CheckedItem>;
  passport(): Promise<Passport>;
  /** The one complete read that most checks look at, and what it threw. */
  baseline(): Promise<Read>;
  close(): Promise<void>;
}

interface Judged extends Verdict { readonly blockedBy?: CheckId }

export const openRun = <Config>(adapter: Adapter<Config>, options: KitOptions, gather: (settings: Settings) => Promise<Material> = gatherMaterial): Run => {
  const settings = settingsOf(adapter, options);
  // the kit gives an adapter nothing but what its own schema let through
  const subject = adapter as unknown as Adapter<unknown>;
  let opened: Promise<Stage> | undefined;
  const stage = (): Promise<Stage> => (opened ??= gather(settings).then((material) => openStage(subject, settings, material)));

  let predicted: Promise<readonly Prediction[]> | undefined;
  const predictions = (on: Stage): Promise<readonly Prediction[]> => (predicted ??= predictAll(on));
  const checks = checksWith(predictions);
  const reasonFor = (id: CheckId): string | undefined => settings.bypass.find(({ check }) => check === id)?.reason;
  const judged = new Map<CheckId, Promise<Judged>>();

  const attempt = async ({ needs, run: work }: Check): Promise<Judged> => {
    for (const need of needs) {
      const { outcome, blockedBy = outcome === 'fail' && reasonFor(need) === undefined ? need : undefined } = await verdict(need);
      if (blockedBy !== undefined) return { outcome: 'not-applicable', detail: `not judged, because ${blockedBy} failed`, blockedBy };
    }
    return stage().then(work).catch((thrown: unknown) => failed(`the check itself broke off: ${describeThrown(thrown)}`));
  };
  const verdict = (id: CheckId): Promise<Judged> => {
    const known = judged.get(id) ?? attempt(checks[id]);
    judged.set(id, known);
    return known;
  };
  const judge = async (id: CheckId): Promise<CheckedItem> => {
    const { outcome, detail } = await verdict(id);
    const reason = reasonFor(id);
    if (reason === undefined || outcome === 'not-applicable') return { check: id, outcome, ...(detail === undefined ? {} : { detail }) };
    if (outcome === 'fail') return { check: id, outcome: 'bypassed', detail: reason };
    return { check: id, outcome: 'fail', detail: `it passes, and is bypassed (${reason}): take the bypass away` };
  };

  return {
    prepare: async () => void (await (await stage()).source((await stage()).material.years.at(-1)?.resources ?? [])),
    judge,
    passport: async () => {
      const items: CheckedItem[] = [];
      for (const id of checkIds) items.push(await judge(id));
      return toPassport(await stage(), items, await (predicted ?? Promise.resolve([])).catch(() => []));
    },
    baseline: async () => (await stage()).baseline(),
    close: async () => (await opened?.catch(() => undefined))?.close(),
  };
};

const predictAll = async (stage: Stage): Promise<readonly Prediction[]> => {
  const all: Prediction[] = [];
  for (const { population, resources } of stage.material.years) if (population !== undefined) all.push(await predict(stage, resources, population));
  return all;
};

const toPassport = async (
  { adapter, settings, material, baseline }: Stage, checks: readonly CheckedItem[], predictions: readonly Prediction[],
): Promise<Passport> => {
  const records = predictions.length > 0 ? predictions.flatMap((prediction) => prediction.records) : recordsOf((await baseline()).events);
  const differences = predictions.flatMap((prediction) => prediction.differences);
  const values = predictions.reduce((sum, prediction) => sum + prediction.values, 0);
  return {
    kit,
    adapter: { name: adapter.name, version: adapter.version, ...('fhirVersion' in adapter ? { fhirVersion: String(adapter.fhirVersion) } : {}) },
    issuedAt: systemClock.now(),
    checkedOn: material.kind === 'recordings' ? 'recordings' : 'population',
    population: { seed: settings.seed, reportingYears: material.kind === 'population' ? settings.reportingYears : [] },
    coverage: coverageOf(adapter.provides, records),
    checks,
    bypasses: settings.bypass,
    predicted: { values, equal: values - differences.length, differences },
  };
};
