#!/usr/bin/env node
// For health checks of containers: ends with 0 when the address answers with 2xx, and with 1 otherwise. Needs no other program.
const [address] = process.argv.slice(2);
const answer = await fetch(address, { signal: AbortSignal.timeout(5_000), redirect: 'error' }).catch(() => undefined);
process.exitCode = answer?.ok ? 0 : 1;
