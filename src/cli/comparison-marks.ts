import { mayBeCompared } from '../domain/index.ts';
import type { ComparisonRow } from '../publish/index.ts';
import { grouped, percent, signed } from './terminal.ts';

/** The marks of comparisons on a terminal, with what each means. */
export const MARKS = {
  '—': 'unknown or none; never zero',
  '≠': 'counted otherwise than the year before: not comparable',
} as const;

/** @param unit that of the quantity: % for a rate, which has two decimals. */
export function valueText({ value }: Pick<ComparisonRow, 'value'>, unit: string): string {
  return value === null ? '—' : printIn(unit)(value);
}

/** The change against the year before; of a rate in percentage points. */
export function changeText(row: Pick<ComparisonRow, 'change' | 'comparability'>, unit: string): string {
  if (isBreak(row)) return '≠';
  return row.change === null ? '—' : signed(row.change, printIn(unit));
}

/** The change in percent, with the decimals of the dataset: rounded once more, 9.045 % would be 9.1 %. */
export function changePercentText({ change_pct }: Pick<ComparisonRow, 'change_pct'>): string {
  return change_pct === null ? '—' : `${signed(change_pct, percent)}%`;
}

/** Is the value counted otherwise than that of the year before? */
export function isBreak({ comparability }: Pick<ComparisonRow, 'comparability'>): boolean {
  return comparability !== null && !mayBeCompared(comparability);
}

function printIn(unit: string): (value: number) => string {
  return unit === '%' ? percent : grouped;
}
