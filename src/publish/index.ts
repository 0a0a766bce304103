export { type ChangedCell, type ReportChange, reportChanges } from './changes/index.ts';
export {
  COMPARISON_COLUMNS,
  type Comparison,
  type ComparisonRow,
  compare,
  type DepartmentSum,
  GROUPINGS,
  type Grouping,
  type Headline,
  type Overview,
  overview,
} from './compare/index.ts';
export { decimal } from './decimal.ts';
export {
  DIFFERENCE_COLUMNS,
  DIFFERENCE_REASONS,
  type Difference,
  type DifferenceCount,
  diffSnapshots,
  type SnapshotDifference,
} from './diff/index.ts';
export { type CellExplanation, explainCell, locateReport, nearestAmong } from './explain/index.ts';
export {
  EXPORT_FORMATS,
  EXPORT_PARTS,
  EXPORT_TABLES,
  type ExportFormat,
  type ExportPart,
  type ExportSummary,
  exportFiles,
  type Headers,
} from './export/index.ts';
export {
  type NamedQuery,
  type QueryResult,
  type QueryValue,
  readNamedQueries,
  runQuery,
  valuesFor,
} from './query/index.ts';
export { type RunSummary, runSummary } from './run-summary.ts';
export { type PortalStatus, type WorkspaceStatus, workspaceStatus, type YearStatus } from './status/index.ts';
