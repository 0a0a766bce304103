export {
  DIFFERENCE_COLUMNS,
  type Difference,
  type DifferenceCount,
  diffSnapshots,
  type SnapshotDifference,
} from './diff-snapshots.ts';
export { DIFFERENCE_REASONS } from './reasons.ts';
