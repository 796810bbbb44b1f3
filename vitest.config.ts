import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { HangWatch } from './test/support/hang-watch.ts';

/** The packages import each other by name; tests read the source of all of them. */
const resolve = {
  alias: [
    { find: /^@astro-drift\/engine$/, replacement: sourceOf('engine/src/index.ts') },
    { find: /^@astro-drift\/engine\/internal\/(.+)$/, replacement: sourceOf('engine/src/$1.ts') },
  ],
};

function sourceOf(path: string): string {
  return join(import.meta.dirname, 'integration', path);
}

/** Ends a test that hangs, in milliseconds. No test may depend on how fast a machine is. */
const HANG = 10 * 60_000;

const limits = {
  testTimeout: HANG,
  hookTimeout: HANG,
  teardownTimeout: HANG,
  // A state that a test waits for comes early, or never.
  expect: { poll: { timeout: HANG / 2, interval: 100 } },
};

/** Programs that tests start take compiled modules from where Astro keeps them, too. */
const env = { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') };

export default defineConfig({
  test: {
    // At any time, about half of the tests wait for a server, a page or a disk.
    maxWorkers: availableParallelism() * 2,
    // Naming reporters turns off the one that vitest adds in GitHub Actions.
    reporters: [
      'default',
      ...(process.env['GITHUB_ACTIONS'] === 'true' ? ['github-actions' as const] : []),
      new HangWatch(),
    ],
    projects: [
      {
        resolve,
        test: {
          ...limits,
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          setupFiles: 'test/support/no-processes.ts',
          // They leave nothing behind for each other, and share what takes time to load.
          isolate: false,
        },
      },
      {
        resolve,
        test: {
          ...limits,
          name: 'integration',
          env,
          include: ['test/integration/**/*.test.ts'],
          globalSetup: 'test/support/templates.ts',
          // They share the engine, templates and the process that builds sites.
          isolate: false,
        },
      },
      {
        resolve,
        test: {
          ...limits,
          name: 'browser',
          env,
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/support/browser.ts', 'test/support/templates.ts'],
          isolate: false,
          // Waits for a page end before the test does, so that the error names what was missing.
          provide: { hang: HANG / 2 },
        },
      },
    ],
  },
});
