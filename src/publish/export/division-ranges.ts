import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { selectRows, sqlText } from '../../workspace/index.ts';

interface DivisionCells {
  readonly division_code: string;
  /** Of its current reports. */
  readonly cells: number;
}

/** The divisions that have current reports, by their code. */
export function divisionCells(connection: DuckDBConnection): Promise<DivisionCells[]> {
  return selectRows(
    connection,
    `SELECT division_code, sum(cells_valued + cells_null) AS cells FROM report
    WHERE is_current AND division_code IS NOT NULL GROUP BY ALL ORDER BY division_code`,
    z.object({ division_code: z.string(), cells: z.coerce.number() }),
  );
}

/**
 * Conditions in SQL that cut all rows into consecutive ranges of divisions, of at most this many cells where a division does
 * not have more. Every row is in one of them, those of a division without a report too.
 */
export function divisionRanges(divisions: readonly DivisionCells[], most: number): string[] {
  const ranges: { first: string; cells: number }[] = [];
  for (const { division_code: code, cells } of divisions) {
    const range = ranges.at(-1);
    if (range === undefined || range.cells + cells > most) ranges.push({ first: code, cells });
    else range.cells += cells;
  }
  if (ranges.length <= 1) return ['true'];
  return ranges.map(({ first }, index) => {
    const next = ranges[index + 1]?.first;
    const bounds = [
      ...(index === 0 ? [] : [`division_code >= ${sqlText(first)}`]),
      ...(next === undefined ? [] : [`division_code < ${sqlText(next)}`]),
    ];
    return bounds.join(' AND ');
  });
}
