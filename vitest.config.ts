import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/samples/**'],
    globalSetup: 'test/temporary-folder.ts',
    testTimeout: 30_000,
    // The built program is loaded as Node loads it: nothing of it is translated for each test file.
    server: { deps: { external: [/\/dist\//] } },
    // Half of the tests wait for programs that they start: one processor left idle would be a third of the time.
    maxWorkers: '100%',
  },
});
