import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { MeasureId, Registry } from '../../domain/index.ts';
import { selectRows } from '../../workspace/index.ts';

const FactSchema = z.object({
  fact: z.string(),
  value: z.number(),
  unit: z.string().nullable(),
  sentence: z.string(),
  section: z.int(),
});

/** A row of `narrative_fact`. */
export type CellFact = z.infer<typeof FactSchema>;

/** The figures in the text of a report that should agree with a cell, in the order of the text. */
export async function factsOfCell(
  connection: DuckDBConnection,
  registry: Registry,
  report: string,
  measure: MeasureId,
): Promise<CellFact[]> {
  const facts = await selectRows(
    connection,
    `SELECT ${Object.keys(FactSchema.shape).join(', ')} FROM narrative_fact
    WHERE report_id = $report ORDER BY sequence`,
    FactSchema,
    { report },
  );
  const about = new Set(registry.facts.filter((rule) => rule.measure === measure).map((rule) => rule.id));
  return facts.filter(({ fact }) => about.has(fact));
}
