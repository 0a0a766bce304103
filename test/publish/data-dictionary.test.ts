import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { dataDictionary } from '../../src/publish/data-dictionary.ts';

const committed = fileURLToPath(new URL('../../docs/data-dictionary.md', import.meta.url));

it('is the committed one (vitest --update writes it again)', async () => {
  await expect(dataDictionary()).toMatchFileSnapshot(committed);
});

it('describes a column with its type, whether it may be null, and where it leads', () => {
  expect(dataDictionary()).toContain(
    '| `value` | DOUBLE | null | 数值 | Value in unit; null is unknown, never zero |\n',
  );
  expect(dataDictionary()).toContain(
    '| `report_id` | VARCHAR |  | 报告编号 | Report: document_id and the number of the report in it → report |\n',
  );
});

it('names the CSV file of a view', () => {
  expect(dataDictionary()).toMatch(/### year_over_year\n[^#]*CSV: `comparison.csv`/);
});
