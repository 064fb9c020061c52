import { config } from 'zod';

// A process is started for every kill and lives for a second: compiling its schemas, as a worker that runs for years does, would be a quarter of it.
config({ jitless: true });
