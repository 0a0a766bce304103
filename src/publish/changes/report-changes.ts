import { z } from 'zod';
import { selectRows } from '../../workspace/index.ts';
import { readSnapshot } from '../read-snapshot.ts';
import { REPORT_EVENTS } from './report-events.ts';

const EventSchema = z.object({
  kind: z.enum(['new', 'changed', 'another_address']),
  /** When the content was first seen, `YYYY-MM-DD hh:mm:ss` UTC. */
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
  measure_id: z.string(),
  /** Null is unknown, never zero. */
  old_value: z.number().nullable(),
  new_value: z.number().nullable(),
  /** Text of the cell; null when the report lacks it. */
  old_raw: z.string().nullable(),
  new_raw: z.string().nullable(),
});
export type ChangedCell = Omit<z.infer<typeof CellSchema>, 'report_id'>;

const SectionSchema = z.object({ report_id: z.string(), number: z.int() });

/** What happened to one report. */
export interface ReportChange extends z.infer<typeof EventSchema> {
  /** Cells with another value, of a report that changed. */
  readonly cells: readonly ChangedCell[];
  /** Numbers of the sections of the narrative whose text is another, white space aside. */
  readonly sections: readonly number[];
}

const EVENTS = `
  WITH event AS (${REPORT_EVENTS})
  SELECT kind, event.captured_at, event.portal_id, report.division_code, division.name AS division_name,
    report.agency_name, report.report_year, report.title, report.url, event.report_id, event.earlier_report_id
  FROM event JOIN report USING (report_id) LEFT JOIN division USING (division_code)
  WHERE event.captured_at >= CAST($since AS TIMESTAMP)
  ORDER BY event.captured_at, event.report_id`;

const CELLS = `
  SELECT new_report_id AS report_id, measure_id, old_value, new_value, old_raw, new_raw
  FROM revision_change WHERE new_seen_first >= CAST($since AS TIMESTAMP)
  ORDER BY new_report_id, measure_id`;

const SECTIONS = `
  WITH pair AS (
    SELECT report_id, earlier_report_id FROM (${REPORT_EVENTS})
    WHERE kind = 'changed' AND captured_at >= CAST($since AS TIMESTAMP)
  ),
  section AS (
    SELECT pair.report_id, section.number, section.report_id = pair.report_id AS is_new,
      regexp_replace(section.heading || section.text, '\\s', '', 'g') AS text
    FROM pair JOIN narrative_section AS section
      ON section.report_id = pair.report_id OR section.report_id = pair.earlier_report_id
  )
  SELECT report_id, number FROM section GROUP BY report_id, number
  HAVING max(text) FILTER (is_new) IS DISTINCT FROM max(text) FILTER (NOT is_new)
  ORDER BY report_id, number`;

/**
 * What is new or other in the dataset than before, in the order in which it was seen.
 * @param since contents first seen from then on.
 * @throws {Failure} `no_snapshot`
 */
export async function reportChanges(snapshot: string, since: Date): Promise<ReportChange[]> {
  const values = { since: since.toISOString().replace('Z', '') };
  return readSnapshot(snapshot, async (connection) => {
    const events = await selectRows(connection, EVENTS, EventSchema, values);
    const cells = byReport(await selectRows(connection, CELLS, CellSchema, values));
    const sections = byReport(await selectRows(connection, SECTIONS, SectionSchema, values));
    return events.map((event) => ({
      ...event,
      cells: (cells.get(event.report_id) ?? []).map(({ report_id: _, ...cell }) => cell),
      sections: (sections.get(event.report_id) ?? []).map(({ number }) => number),
    }));
  });
}

function byReport<T extends { readonly report_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.report_id, [...(groups.get(row.report_id) ?? []), row]);
  return groups;
}
