export { type Comparison, type ComparisonOptions, compare } from './compare.ts';
export { COMPARISON_COLUMNS, type ComparisonRow } from './comparison-rows.ts';
export { type DepartmentSum, type Headline, type Overview, overview } from './overview.ts';
export { GROUPINGS, type Grouping } from './subjects.ts';
