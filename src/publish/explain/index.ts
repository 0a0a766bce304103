export { type CellExplanation, type ExplainOptions, explainCell } from './explain-cell.ts';
