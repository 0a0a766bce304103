import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { cellsOf, measureOf, type Template } from '../../src/domain/index.ts';

const FOLDER = fileURLToPath(new URL('../fixtures/documents/', import.meta.url));

const SheetSchema = z.object({
  agency: z.string(),
  year: z.int(),
  figures: z.record(z.string(), z.array(z.number())),
});

export interface WrittenReport {
  readonly agency: string;
  readonly year: number;
  /** Measure id to figure; all 200 cells of the form. */
  readonly cells: ReadonlyMap<string, number>;
}

export function fixture(name: string): Uint8Array {
  return readFileSync(`${FOLDER}${name}`);
}

/** What the files of a report state, as it was written by hand. */
export function writtenReport(name: string, template: Template): WrittenReport {
  const { agency, year, figures } = SheetSchema.parse(
    parse(readFileSync(`${FOLDER}figures/${name}.yaml`, 'utf8')),
  );
  const cells = new Map(
    cellsOf(template).map(({ table, block, row, column }) => [
      measureOf(table, row, column),
      figures[`${table.id}.${row.id}`]?.[block.columns.indexOf(column)] ?? 0,
    ]),
  );
  return { agency, year, cells };
}
