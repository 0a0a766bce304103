import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { Failure, ofWorstSql } from '../../domain/index.ts';
import { selectRows } from '../../workspace/index.ts';
import { TERMS } from './quantity.ts';

export interface Years {
  readonly first: number;
  readonly last: number;
}

/** Report years in which a measure may be compared; null is open. */
export interface Run {
  readonly measure_id: string;
  readonly first_year: number;
  readonly last_year: number | null;
}

export interface Break {
  /** First year of a form. */
  readonly year: number;
  readonly reason: string;
}

export interface ComparableYears {
  /** Runs of years within which everything may be compared, oldest first; without years whose form does not have it. */
  readonly spans: readonly Years[];
  readonly breaks: readonly Break[];
}

/**
 * Cuts years where the measures of a quantity may no longer be compared.
 * @param runs those of the measures.
 * @param newForms where the forms change.
 */
export function comparableYears(
  years: Years,
  measures: readonly string[],
  runs: readonly Run[],
  newForms: readonly Break[],
): ComparableYears {
  const spans = measures.reduce<readonly Years[]>(
    (common, measure) =>
      common.flatMap((span) =>
        runs.filter((run) => run.measure_id === measure).flatMap((run) => overlap(span, run)),
      ),
    [years],
  );
  const breaks = newForms.filter(
    ({ year }) =>
      years.first < year &&
      year <= years.last &&
      !spans.some(({ first, last }) => first < year && year <= last),
  );
  return { spans, breaks };
}

function overlap(span: Years, run: Run): Years[] {
  const first = Math.max(span.first, run.first_year);
  const last = Math.min(span.last, run.last_year ?? span.last);
  return first <= last ? [{ first, last }] : [];
}

const RunSchema = z.object({ measure_id: z.string(), first_year: z.int(), last_year: z.int().nullable() });
const BreakSchema = z.object({ year: z.int(), reason: z.string() });

/** What `comparableYears` needs to know of some measures. */
export async function readRuns(
  connection: DuckDBConnection,
  measures: readonly string[],
): Promise<{ readonly runs: readonly Run[]; readonly newForms: readonly Break[] }> {
  const values = { terms: JSON.stringify(measures) };
  return {
    runs: await selectRows(
      connection,
      `SELECT measure_id, first_year, last_year FROM comparable_years
      WHERE measure_id IN ${TERMS} ORDER BY first_year`,
      RunSchema,
      values,
    ),
    newForms: await selectRows(
      connection,
      `SELECT newer.first_year AS year, coalesce(${ofWorstSql('note_en', 'status')}, 'another form') AS reason
      FROM template AS newer
      LEFT JOIN template AS older ON older.last_year = newer.first_year - 1
      LEFT JOIN comparable_measure ON from_template = older.template AND to_template = newer.template
        AND measure_id IN ${TERMS}
      GROUP BY newer.first_year ORDER BY year`,
      BreakSchema,
      values,
    ),
  };
}

/** @throws {Failure} `not_comparable`, with the reason and what may be compared instead. */
export function refuseBreaks(what: string, years: Years, { spans, breaks }: ComparableYears): void {
  const [only] = spans;
  if (spans.length === 1 && only?.first === years.first && only.last === years.last) return;
  throw new Failure('not_comparable', { what, years, breaks, spans });
}
