import { z } from 'zod';
import { differingCells, differingSections } from '../../domain/index.ts';
import { selectRows } from '../../workspace/index.ts';
import { readSnapshot } from '../read-snapshot.ts';
import { REPORT_EVENTS } from './report-events.ts';

const EventSchema = z.object({
  kind: z.enum(['new', 'changed', 'another_address']),
  /** When the content was first captured, or captured again after another, `YYYY-MM-DD hh:mm:ss` UTC. */
  captured_at: z.string(),
  portal_id: z.string(),
  division_code: z.string().nullable(),
  division_name: z.string().nullable(),
  agency_name: z.string().nullable(),
  report_year: z.int().nullable(),
  title: z.string().nullable(),
  url: z.string(),
  report_id: z.string(),
  /** The content before, of a report that changed. */
  earlier_report_id: z.string().nullable(),
});

const CellSchema = z.object({
  report_id: z.string(),
  earlier_report_id: z.string(),
  measure_id: z.string(),
  /** Null is unknown, never zero. */
  old_value: z.number().nullable(),
  new_value: z.number().nullable(),
  /** Text of the cell; null when the report lacks it. */
  old_raw: z.string().nullable(),
  new_raw: z.string().nullable(),
});
export type ChangedCell = Omit<z.infer<typeof CellSchema>, keyof Pair>;

const SectionSchema = z.object({ report_id: z.string(), earlier_report_id: z.string(), number: z.int() });

/** What happened to one report. */
export interface ReportChange extends z.infer<typeof EventSchema> {
  /** Cells with a different value, of a report that changed. */
  readonly cells: readonly ChangedCell[];
  /** Numbers of the sections of the narrative whose text differs, ignoring white space. */
  readonly sections: readonly number[];
}

const EVENTS = `
  WITH event AS (${REPORT_EVENTS})
  SELECT kind, event.captured_at, event.portal_id, report.division_code, division.name AS division_name,
    report.agency_name, report.report_year, report.title, report.url, event.report_id, event.earlier_report_id
  FROM event JOIN report USING (report_id) LEFT JOIN division USING (division_code)
  WHERE event.captured_at >= CAST($since AS TIMESTAMP)
  ORDER BY event.captured_at, event.report_id`;

const PAIRS = `
  WITH pair AS (
    SELECT DISTINCT report_id, earlier_report_id FROM (${REPORT_EVENTS})
    WHERE kind = 'changed' AND captured_at >= CAST($since AS TIMESTAMP)
  )`;

const CELLS = `${PAIRS} ${differingCells('pair')} ORDER BY measure_id`;

const SECTIONS = `${PAIRS} ${differingSections('pair')} ORDER BY number`;

/**
 * What is new or changed in the dataset, in the order of capture.
 * @param since contents that appeared, or appeared again, from then on.
 * @throws {Failure} `no_snapshot`
 */
export async function reportChanges(snapshot: string, since: Date): Promise<ReportChange[]> {
  const values = { since: since.toISOString().replace('Z', '') };
  return readSnapshot(snapshot, async (connection) => {
    const events = await selectRows(connection, EVENTS, EventSchema, values);
    const cells = byPair(await selectRows(connection, CELLS, CellSchema, values));
    const sections = byPair(await selectRows(connection, SECTIONS, SectionSchema, values));
    return events.map((event) => ({
      ...event,
      cells: (cells.get(keyOf(event)) ?? []).map(({ report_id: _, earlier_report_id: __, ...cell }) => cell),
      sections: (sections.get(keyOf(event)) ?? []).map(({ number }) => number),
    }));
  });
}

/** Two contents of a page, the later first; the earlier one is null of a report that did not change. */
interface Pair {
  readonly report_id: string;
  readonly earlier_report_id: string | null;
}

function keyOf({ report_id, earlier_report_id }: Pair): string {
  return JSON.stringify([report_id, earlier_report_id]);
}

function byPair<T extends Pair>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const others = groups.get(keyOf(row));
    if (others === undefined) groups.set(keyOf(row), [row]);
    else others.push(row);
  }
  return groups;
}
