export {
  COMPARISON_COLUMNS,
  type Comparison,
  type ComparisonOptions,
  type ComparisonRow,
  compare,
  GROUPINGS,
  type Grouping,
} from './compare/index.ts';
export {
  type ComparedValue,
  type CompareOptions,
  compareTable,
  HEADLINE_MEASURES,
} from './compare-table.ts';
export { dataDictionary } from './data-dictionary.ts';
export { type CellExplanation, type ExplainOptions, explainCell, locateReport } from './explain/index.ts';
export { type ExportOptions, type ExportSummary, exportCsv } from './export-csv.ts';
export { problemList } from './problem-list.ts';
export {
  type NamedQuery,
  type QueryResult,
  type QueryValue,
  readNamedQueries,
  runQuery,
  valuesFor,
} from './query/index.ts';
export { type RunSummary, runSummary } from './run-summary.ts';
