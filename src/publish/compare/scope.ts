import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { Failure } from '../../domain/index.ts';
import { selectRows } from '../../workspace/index.ts';
import { agencyNamed } from '../agency-named.ts';
import { nearest } from '../explain/index.ts';
import type { Years } from './comparable-years.ts';

const IdSchema = z.object({ id: z.string() });

/** An agency or division is in the dataset when it has a report. */
const REPORTED = `(
  SELECT DISTINCT agency_id, agency.name AS agency_name, agency.division_code, division.name AS division_name
  FROM report JOIN agency USING (agency_id) JOIN division ON division.division_code = agency.division_code
  WHERE report.is_current
)`;

/**
 * The codes of the requested divisions, each given by its code or its name; without any, all that have reports.
 * @throws {Failure} `name_unknown`, with the nearest names; `usage` when several divisions have the name.
 */
export async function divisionsNamed(
  connection: DuckDBConnection,
  wanted: readonly string[] | undefined,
): Promise<string[]> {
  const select = (where: string, values = {}) =>
    selectRows(
      connection,
      `SELECT DISTINCT division_code AS id FROM ${REPORTED} WHERE ${where} ORDER BY id`,
      IdSchema,
      values,
    );
  if (wanted === undefined) return (await select('true')).map(({ id }) => id);
  const codes: string[] = [];
  for (const name of wanted) {
    const found = await select('division_code = $name OR division_name = $name', { name });
    const [first] = found;
    if (first === undefined) {
      const names = await nearest(
        connection,
        `SELECT DISTINCT division_code || coalesce(' ' || division_name, '') AS name FROM ${REPORTED}`,
        name,
      );
      throw new Failure('name_unknown', { name, kind: 'division', nearest: names });
    }
    if (found.length > 1) {
      const divisions = found.map(({ id }) => id);
      throw new Failure('usage', { fault: 'several_divisions', name, divisions });
    }
    codes.push(first.id);
  }
  return codes;
}

/**
 * The ids of the requested agencies, each given by its name or an alias (in every one of the divisions), or its id.
 * @throws {Failure} `name_unknown`, with the nearest names.
 */
export async function agenciesNamed(
  connection: DuckDBConnection,
  wanted: readonly string[],
  divisions: readonly string[],
): Promise<string[]> {
  const here = `${REPORTED} WHERE list_contains(from_json($divisions, '["VARCHAR"]'), division_code)`;
  const among = { divisions: JSON.stringify(divisions) };
  const ids: string[] = [];
  for (const name of wanted) {
    const found = await selectRows(
      connection,
      `SELECT agency_id AS id FROM ${here} AND ${agencyNamed('$name')} ORDER BY id`,
      IdSchema,
      { ...among, name },
    );
    if (found.length === 0) {
      const names = await nearest(
        connection,
        `SELECT DISTINCT agency_name AS name FROM ${here}`,
        name,
        among,
      );
      throw new Failure('name_unknown', { name, kind: 'agency', nearest: names });
    }
    ids.push(...found.map(({ id }) => id));
  }
  return ids;
}

/**
 * The requested years; without any, all in which the divisions have reports.
 * @throws {Failure} `usage` when they are reversed or outside the dataset.
 */
export async function yearsWithin(
  connection: DuckDBConnection,
  wanted: Years | undefined,
  divisions: readonly string[],
): Promise<Years> {
  const [there] = await selectRows(
    connection,
    `SELECT min(report_year) AS first, max(report_year) AS last FROM report
    WHERE is_current AND list_contains(from_json($divisions, '["VARCHAR"]'), division_code)
    HAVING count(*) > 0`,
    z.object({ first: z.int(), last: z.int() }),
    { divisions: JSON.stringify(divisions) },
  );
  if (there === undefined) throw new Failure('usage', { fault: 'no_report' });
  if (wanted === undefined) return there;
  const { first, last } = wanted;
  if (first > last) throw new Failure('usage', { fault: 'years_reversed', years: wanted });
  if (first < there.first || last > there.last) {
    throw new Failure('usage', { fault: 'years_outside', years: wanted, there });
  }
  return wanted;
}
