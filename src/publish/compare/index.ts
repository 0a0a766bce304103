export { type Comparison, type ComparisonOptions, compare } from './compare.ts';
export { COMPARISON_COLUMNS, type ComparisonRow } from './comparison-rows.ts';
export { GROUPINGS, type Grouping } from './subjects.ts';
