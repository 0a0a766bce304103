import type { SnapshotOptions, SnapshotSummary } from './build-snapshot.ts';

export type { SnapshotSummary } from './build-snapshot.ts';
export { type BuildFacts, emptiedBuild, type KeptBuild, listBuilds, rollback } from './builds/index.ts';

/** See `build-snapshot.ts`, which is loaded only when something is built. */
export async function buildSnapshot(options: SnapshotOptions): Promise<SnapshotSummary> {
  return (await import('./build-snapshot.ts')).buildSnapshot(options);
}
