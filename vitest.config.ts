import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{apps,libs,tools}/**/test/**/*.test.ts'],
    reporters: ['default', './tools/closing-line-reporter.mjs'],
    // two at once, also on two cores: much of it waits for servers
    maxWorkers: 2,
    // generous: a shared machine may be ten times as slow as a free one
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
