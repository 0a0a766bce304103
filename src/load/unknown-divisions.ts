import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlText } from '../workspace/index.ts';

/**
 * A division that is not in the registry still has its row, and a problem says so.
 * @param others SQL that selects more codes.
 */
export async function insertUnknownDivisions(
  connection: DuckDBConnection,
  codes: readonly string[],
  others = 'SELECT NULL WHERE false',
): Promise<void> {
  const codeList = codes.map(sqlText).join(', ');
  await connection.run(`
    INSERT INTO division (division_code, former_names)
    SELECT DISTINCT code, [] FROM (
      SELECT unnest(CAST([${codeList}] AS VARCHAR[])) AS code UNION ALL ${others}
    )
    WHERE code IS NOT NULL AND code NOT IN (SELECT division_code FROM division) ORDER BY code`);
}
