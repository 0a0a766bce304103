import { defineConfig } from 'vitest/config';

/** Real published reports, kept outside the repository: run only where `../shared/samples` exists. */
export default defineConfig({ test: { include: ['test/samples/**/*.test.ts'], testTimeout: 30_000 } });
