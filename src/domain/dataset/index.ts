export { EXTRACTED_TABLES, type ExtractedTable } from './extracted-tables.ts';
export { differingCells, differingSections, wordsOf } from './report-differences.ts';
export { SNAPSHOT_TABLES } from './snapshot-tables.ts';
export { SNAPSHOT_VIEWS } from './snapshot-views.ts';
export {
  type ColumnSpec,
  type ColumnType,
  type ForeignKey,
  fileOrder,
  type TableSpec,
  type TextList,
  type ViewSpec,
} from './spec.ts';
