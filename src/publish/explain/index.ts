export { type CellExplanation, type ExplainOptions, explainCell } from './explain-cell.ts';
export { findMeasure } from './find-measure.ts';
export { locateReport } from './locate-report.ts';
export { nearest, nearestAmong } from './nearest.ts';
