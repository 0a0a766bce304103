const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;
const FULL = '█';

/**
 * A bar of at most `width` columns for a value between 0 and `largest`, to an eighth of a column. Zero and an unknown
 * value have none; the smallest value above zero has an eighth, so that it is visible.
 */
export function bar(value: number | null, largest: number, width: number): string {
  if (value === null || value <= 0) return '';
  const eighths = Math.max(1, Math.round((8 * width * value) / largest));
  return FULL.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}
