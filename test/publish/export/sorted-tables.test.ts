import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeCsv } from '../../../src/publish/export/csv.ts';
import { withDatabase } from '../../../src/workspace/index.ts';

/** More than one thread of DuckDB takes at a time. */
const ROWS = 300_000;

it('rows come out in order however many threads DuckDB has and pieces are written at once, texts that look like formulas among them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-sorted-'));
  await withDatabase(':memory:', { threads: 4 }, async (connection, connect) => {
    await connection.run(
      `CREATE TABLE lines AS SELECT CAST(${ROWS} - i AS INTEGER) AS n, '=' || i AS text
      FROM range(${ROWS}) AS counted (i)`,
    );
    const title = { nullable: false, zh: '', en: '', meaning: '', unit: null };
    const table = {
      name: 'lines',
      view: { name: 'lines', zh: '', en: '', columns: [] },
      order: ['n'],
      lanes: 2,
      sheet: { zh: '', en: '' },
      columns: [
        { ...title, id: 'n', type: 'INTEGER' as const },
        { ...title, id: 'text', type: 'VARCHAR' as const },
      ],
      source: 'lines',
      unsorted: ['n <= 100000', 'n > 100000 AND n <= 200000', 'n > 200000'],
    };
    const facts = {
      registry_hash: 'r',
      content: 'c',
      software: 'nianbao/test',
      extractor_version: '1',
      version: 'b',
      first_year: 2020,
      last_year: 2021,
      reports: 1,
      as_of: null,
      portals: [],
    };
    for await (const { rows } of writeCsv({
      connection,
      lanes: [connection, await connect()],
      folder,
      tables: [table],
      facts,
      headers: null,
      by: [],
    })) {
      expect(rows).toBe(ROWS);
    }
  });
  const [, ...lines] = (await readFile(join(folder, 'lines.csv'), 'utf8')).trimEnd().split('\r\n');
  await rm(folder, { recursive: true });
  expect(lines).toEqual(Array.from({ length: ROWS }, (_, index) => `${index + 1},'=${ROWS - index - 1}`));
});
