import { defineConfig } from 'vitest/config';

/**
 * `unit` needs nothing; `integration` speaks to a real embedded Neo4j + GDS, `browser` drives real
 * Chromium against a real server. Files of all three run two at a time: each has a workspace, a
 * port and a database of its own, and most of a file's time is one process waiting for another.
 */
const real = {
  // A database that lives for seconds is not worth Java's second compiler: half of all processor time.
  env: { JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1' },
  testTimeout: 180_000,
  // What is waited for comes late on a busy machine; what never comes is a failure all the same.
  expect: { poll: { timeout: 15_000 } },
  hookTimeout: 300_000,
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.integration.test.ts', 'test/**/*.browser.test.ts'],
          testTimeout: 30_000,
        },
      },
      { test: { name: 'integration', include: ['test/**/*.integration.test.ts'], ...real } },
      { test: { name: 'browser', include: ['test/**/*.browser.test.ts'], ...real } },
    ],
  },
});
