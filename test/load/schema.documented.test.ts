import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { built, reportOf } from './built-workspaces.ts';
import { querySnapshot as query } from './query-snapshot.ts';

const text = readFileSync(new URL('../../docs/dataset.md', import.meta.url), 'utf8');
const examples = [...text.matchAll(/```sql\n([\s\S]*?)```/g)]
  .flatMap(([, sql = '']) => sql.split(';'))
  .filter((sql) => sql.trim() !== '');

describe('docs/dataset.md', () => {
  it('has examples that run', async () => {
    const workspace = await built({
      reports: [
        reportOf('示范区人民政府', 2024),
        reportOf('示范区教育局', 2024, { published_on: '2025-02-20' }),
      ],
    });
    const rows: number[] = [];
    for (const sql of examples) rows.push((await query(workspace, sql)).length);
    // The government's total; the departments' sum; the one late report; no edited figure; both agencies' cells.
    expect(rows).toEqual([1, 1, 1, 0, 2]);
  });
});
