import { generateSigningKey } from '@meervoud/delivery';
import { openFooting, type FootingName } from './life/footing.ts';
import { liveThrough } from './life/live.ts';
import { scenario } from './life/scenario.ts';
import { openWorld } from './world/open-world.ts';
const world = await openWorld();
const signingKey = await generateSigningKey();
const footing = await openFooting((process.argv[2] ?? 'postgresql') as FootingName);
try {
  const life = await liveThrough({ footing, world, scenario: scenario(), signingKey, patience: 60_000 });
  const { remains: { values, fragments, records, carried, outcomes, ...remains }, ...rest } = life;
  console.log(JSON.stringify({ ...rest, remains, sizes: [values.length, fragments.length, records.length, outcomes.length, carried.length] }, null, 1));
} finally { await footing.close(); world.close(); }
