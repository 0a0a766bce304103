import { defineConfig } from 'vitest/config';

/** What holds a test this long hangs. No test's own claim hangs on it, however busy the machine is. */
const HANGS_MS = 600_000;

/**
 * `npm test` is mode `test`; mode `all` adds the long tests and all runs of properties; mode `samples` reads published
 * reports, which are kept outside the repository. See “Tests” in docs/architecture.md.
 */
export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === 'samples' ? 'test/samples/**/*.test.ts' : 'test/**/*.test.ts'],
    exclude: [
      ...(mode === 'samples' ? [] : ['test/samples/**']),
      ...(mode === 'all' ? [] : ['test/**/*.long.test.ts']),
    ],
    globalSetup: 'test/temporary-folder.ts',
    // The built program is loaded as Node loads it: nothing of it is translated for each test file.
    server: { deps: { external: [/\/dist\//] } },
    provide: { everyRun: mode === 'all' },
    // A process runs many files: to load DuckDB, zod and the readers for each of them was a sixth of the time.
    pool: 'forks',
    isolate: false,
    // Half of the tests wait for programs that they start: one processor left idle would be a third of the time.
    maxWorkers: '100%',
    testTimeout: HANGS_MS,
    hookTimeout: HANGS_MS,
    teardownTimeout: HANGS_MS,
  },
}));
