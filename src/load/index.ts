export { buildSnapshot, type SnapshotOptions, type SnapshotSummary } from './build-snapshot.ts';
export { type KeptBuild, listBuilds, rollback } from './builds/index.ts';
