export { EXTRACTED_TABLES, type ExtractedTable } from './extracted-tables.ts';
export { SNAPSHOT_TABLES } from './snapshot-tables.ts';
export { SNAPSHOT_VIEWS } from './snapshot-views.ts';
export type { ColumnSpec, ColumnType, ForeignKey, TableSpec, ViewSpec } from './spec.ts';
