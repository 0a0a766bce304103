export { EXTRACTED_TABLES, type ExtractedTable } from './extracted-tables.ts';
export { SNAPSHOT_TABLES, type SnapshotTable } from './snapshot-tables.ts';
export { SNAPSHOT_VIEWS, type SnapshotView } from './snapshot-views.ts';
export type { ColumnSpec, ColumnType, ForeignKey, TableSpec, ViewSpec } from './spec.ts';
