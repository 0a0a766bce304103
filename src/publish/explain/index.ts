export { type CellExplanation, type ExplainOptions, explainCell } from './explain-cell.ts';
export { locateReport } from './locate-report.ts';
