import { test } from 'vitest';
import { generatePopulation, expectedOutcome, describePersonas } from '../src/index.ts';
test('x', () => {
  const t = performance.now();
  const p = generatePopulation({ seed: 1, reportingYear: 2023 });
  console.log('ms', performance.now() - t, p.resources.length, p.truth.length);
  for (const loc of ['de-linde','het-anker','de-wielewaal','klein-elzenhof', null]) {
    console.log(loc);
    for (const v of p.truth.filter((x) => x.location === loc)) console.log('  ', v.indicator, JSON.stringify(v.outcome).slice(0,150));
  }
  const counts: Record<string, number> = {};
  for (const r of p.resources) counts[r.resourceType] = (counts[r.resourceType] ?? 0) + 1;
  console.log(counts, p.later.put.map((r)=>r.id), p.later.deletable, p.truth.filter((v,i)=>JSON.stringify(v.outcome)!==JSON.stringify(p.later.truth[i]!.outcome)).map(v=>[v.location, v.indicator].join()));
  console.log(describePersonas(p.personas, 'nl'), p.canaries.slice(0, 6));
  const t2 = performance.now();
  for (let s=0;s<5;s++) generatePopulation({ seed: s, reportingYear: 2022, clientsPerLocation: 60 });
  console.log((performance.now()-t2)/5);
});
