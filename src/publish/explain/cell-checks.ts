import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { checkedCells, type MeasureId, type Registry } from '../../domain/index.ts';
import { selectRows } from '../../workspace/index.ts';

const ResultSchema = z.object({
  report_id: z.string(),
  report_year: z.int().nullable(),
  check_id: z.string(),
  along: z.string(),
  severity: z.string(),
  status: z.enum(['pass', 'fail', 'not_assessable']),
  left_value: z.number().nullable(),
  right_value: z.number().nullable(),
  previous_report_id: z.string().nullable(),
});

type Result = z.infer<typeof ResultSchema>;

interface Sides {
  readonly zh: string;
  readonly en: string;
  /** Measures on each side, both those that a check adds and those that it subtracts. */
  readonly left: readonly MeasureId[];
  readonly right: readonly MeasureId[];
  /** Those of the right side that are in the report of the year before. */
  readonly previous: readonly MeasureId[];
}

/** A row of `check_result` with what it compares. A text check has the figure of the text on its left side. */
export type CellCheck = Result & Sides;

/**
 * Every result of a check with a cell of a report: those of its report, and those of the next year's
 * report that refer to it.
 */
export async function checksOfCell(
  connection: DuckDBConnection,
  registry: Registry,
  reportId: string,
  cell: { readonly measure: MeasureId; readonly template: string | null },
): Promise<CellCheck[]> {
  const results = await selectRows(
    connection,
    `SELECT ${Object.keys(ResultSchema.shape).join(', ')}
    FROM check_result JOIN report USING (report_id)
    WHERE report_id = $reportId OR previous_report_id = $reportId
    ORDER BY report_year, check_id, along`,
    ResultSchema,
    { reportId },
  );
  return results.flatMap((result) => {
    const sides = sidesOf(registry, result, cell.template);
    if (sides === null) return [];
    const own = result.report_id === reportId ? [...sides.left, ...sides.right] : sides.previous;
    return own.includes(cell.measure) ? [{ ...result, ...sides }] : [];
  });
}

/** Null for a check that the registry does not have. */
function sidesOf(registry: Registry, { check_id, along }: Result, templateId: string | null): Sides | null {
  const fact = registry.facts.find((rule) => check_id === `text_${rule.id}`);
  if (fact !== undefined) {
    const right = fact.measure === null ? [] : [fact.measure];
    return {
      zh: `文字中的${fact.zh}与表格一致`,
      en: `${fact.en} in the text agrees with the table`,
      left: [],
      right,
      previous: [],
    };
  }
  const check = [...registry.checks, ...registry.crossYearChecks].find(({ id }) => id === check_id);
  const template = registry.templates.find(({ id }) => id === templateId);
  if (check === undefined || template === undefined) return null;
  const cells = checkedCells(check, template).find((candidate) => candidate.along === along);
  if (cells === undefined) return null;
  return { zh: check.zh, en: check.en, left: cells.left, right: cells.right, previous: cells.previous };
}
