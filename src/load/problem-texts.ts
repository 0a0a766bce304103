import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { Failure, isProblemCode, readProblemFacts, SNAPSHOT_TABLES } from '../domain/index.ts';
import { problemSeen } from '../text/index.ts';
import { selectRows, type TableRow } from '../workspace/index.ts';
import { insertRows } from './insert-rows.ts';

const FoundSchema = z.object({ code: z.string(), facts: z.string() });

/**
 * Says in words what the facts of the problems are, once for all with the same.
 * @throws {Failure} `record_invalid` when facts are not those of their code.
 */
export async function insertProblemTexts(connection: DuckDBConnection, scratch: string): Promise<void> {
  const found = await selectRows(
    connection,
    `SELECT DISTINCT code, facts FROM problem WHERE facts <> '{}' ORDER BY ALL`,
    FoundSchema,
  );
  await insertRows(connection, scratch, SNAPSHOT_TABLES.problem_text, found.map(textOf));
}

function textOf({ code, facts }: z.infer<typeof FoundSchema>): TableRow {
  const read = isProblemCode(code) ? readProblemFacts(code, JSON.parse(facts)) : null;
  if (!isProblemCode(code) || read === null) {
    throw new Failure('record_invalid', { record: 'problem', problem: code, facts });
  }
  return { code, facts, seen_en: problemSeen({ code, facts: read }) };
}
