import { describe, expect, it } from 'vitest';
import { SNAPSHOT_VIEWS } from '../../src/domain/index.ts';
import { built, reportOf } from './built-workspaces.ts';
import { querySnapshot as query } from './query-snapshot.ts';

describe('every view', () => {
  it('has the columns and types of the dictionary', async () => {
    const workspace = await built({ reports: [reportOf('示范区教育局', 2021)] });
    for (const { name, columns } of Object.values(SNAPSHOT_VIEWS)) {
      const found = await query(
        workspace,
        `SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = '${name}' ORDER BY column_index`,
      );
      const specified = columns.map((column) => `${name}.${column.name} ${column.type}`);
      const is = found.map((column) => `${name}.${column['column_name']} ${column['data_type']}`);
      // `report_wide` continues with a column for each measure.
      expect(is.slice(0, specified.length)).toEqual(specified);
      if (name !== SNAPSHOT_VIEWS.report_wide.name) expect(is).toHaveLength(specified.length);
    }
  });
});
