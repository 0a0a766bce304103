export { buildSnapshot, type SnapshotOptions, type SnapshotSummary } from './build-snapshot.ts';
