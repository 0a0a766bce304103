import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Extractor } from '../../src/extract/extractor.ts';
import { NO_CONTEXT } from '../../src/extract/index.ts';
import { readRegistry } from '../../src/registry/index.ts';

const folder = fileURLToPath(new URL('../../../shared/samples', import.meta.url));
const ExpectedSchema = z.looseObject({
  agency: z.string(),
  report_year: z.int(),
  template: z.string(),
  published_on: z.string().optional(),
  cells: z.array(
    z.strictObject({ table: z.string(), row: z.string(), column: z.string(), value: z.number().nullable() }),
  ),
});

describe.each(readdirSync(folder).filter((name) => name.endsWith('.expected.json')))('%s', (name) => {
  const stem = name.replace('.expected.json', '');
  const file = readdirSync(folder).find((other) => other.startsWith(`${stem}.`) && other !== name) ?? '';
  const expected = ExpectedSchema.parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));
  let extractor: Extractor;
  beforeAll(async () => {
    extractor = new Extractor(await readRegistry());
  });

  it('gives every cell as it was read by hand', async () => {
    expect(existsSync(`${folder}/${file}`)).toBe(true);
    const result = await extractor.extract(readFileSync(`${folder}/${file}`), null, NO_CONTEXT);
    const cells = new Map(
      result.observations.map((cell) => [`${cell.table}|${cell.row}|${cell.column}`, cell.value]),
    );
    const wrong = expected.cells.filter(
      ({ table, row, column, value }) => cells.get(`${table}|${row}|${column}`) !== value,
    );
    expect(
      wrong.map((cell) => ({ ...cell, got: cells.get(`${cell.table}|${cell.row}|${cell.column}`) })),
    ).toEqual([]);
    expect(result.report.template).toBe(expected.template);
    expect(result.report.agency?.value).toBe(expected.agency);
    expect(result.report.reportYear?.value).toBe(expected.report_year);
    if (expected.published_on !== undefined)
      expect(result.report.publishedOn?.value).toBe(expected.published_on);
  });
});
