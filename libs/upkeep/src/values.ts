import type { Watch } from './situation.ts';

/** Values that newer records have touched while nobody is deriving them: deriving failed for good. */
export const valuesBehind: Watch = async ({ store, organization, plan }) => {
  if (await store.tasks.isDeriving(organization)) return [];
  const places = [...(await store.records.locations(organization)).map(({ id }) => id), null];
  const behind = await Promise.all(plan.campaigns.map(async ({ set, reportingYear }) => {
    for (const location of places) {
      const place = { organization, set, reportingYear, location };
      const mark = await store.derivations.mark(place);
      if (mark !== undefined && (await store.derivations.changedSince(place, mark.change)).size > 0) return [{ code: 'values-behind', object: `${set} ${reportingYear}` }];
    }
    return [];
  }));
  return behind.flat();
};
