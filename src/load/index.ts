export { buildSnapshot, type SnapshotSummary } from './build-snapshot.ts';
export { type KeptBuild, listBuilds, rollback } from './builds/index.ts';
