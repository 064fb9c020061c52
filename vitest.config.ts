import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{apps,libs,tools}/**/test/**/*.test.ts'],
    reporters: ['default', './tools/closing-line-reporter.mjs'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
