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

/** Reports that changed, with the content before. */
const PAIR = `
  SELECT report_id, earlier_report_id FROM (${REPORT_EVENTS})
  WHERE kind = 'changed' AND captured_at >= CAST($since AS TIMESTAMP)`;

const CELLS = `
  WITH cell AS (
    SELECT pair.report_id, measure_id, observation.report_id = pair.report_id AS is_new, value, raw
    FROM (${PAIR}) AS pair JOIN observation
      ON observation.report_id = pair.report_id OR observation.report_id = pair.earlier_report_id
  )
  SELECT report_id, measure_id,
    max(value) FILTER (NOT is_new) AS old_value, max(value) FILTER (is_new) AS new_value,
    max(raw) FILTER (NOT is_new) AS old_raw, max(raw) FILTER (is_new) AS new_raw
  FROM cell GROUP BY report_id, measure_id
  HAVING old_value IS DISTINCT FROM new_value OR (
    new_value IS NULL
    AND regexp_replace(old_raw, '\\s', '', 'g') IS DISTINCT FROM regexp_replace(new_raw, '\\s', '', 'g')
  )
  ORDER BY report_id, measure_id`;

const SECTIONS = `
  WITH section AS (
    SELECT pair.report_id, section.number, section.report_id = pair.report_id AS is_new,
      regexp_replace(section.heading || section.text, '\\s', '', 'g') AS text
    FROM (${PAIR}) AS pair JOIN narrative_section AS section
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
