import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { Failure, type FileFault } from '../domain/index.ts';
import { CsvFault, type CsvRecord, csvRecords } from './csv.ts';

export interface TableFile<Row> {
  readonly rows: readonly { readonly line: number; readonly row: Row }[];
  readonly bytes: Uint8Array;
}

/**
 * Reads a CSV file whose header is the fields of a schema, in their order.
 * @param faultsOf what is wrong with the rows together, by line.
 * @throws {Failure} `registry_unreadable`, or `registry_invalid` with one line `file:line: field: what is wrong` for
 *   each fault.
 */
export async function readCsvTable<Shape extends z.ZodRawShape>(
  path: string,
  schema: z.ZodObject<Shape>,
  faultsOf: (
    rows: TableFile<z.output<z.ZodObject<Shape>>>['rows'],
    placeOf: (line: number) => string,
  ) => readonly FileFault[] = () => [],
): Promise<TableFile<z.output<z.ZodObject<Shape>>>> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new Failure('registry_unreadable', { path, said: String(error) }, { cause: error });
  });
  const fields = Object.keys(schema.shape);
  const [header, ...records] = recordsOf(path, bytes.toString('utf8'));
  if (header === undefined || header.fields.join() !== fields.join()) {
    throw new Failure('registry_invalid', {
      faults: [{ place: `${path}:1`, fault: 'header', header: fields }],
    });
  }
  const faults: FileFault[] = [];
  const placeOf = (line: number) => `${path}:${line}`;
  const rows = records.flatMap(({ line, fields: values }) => {
    if (values.length !== fields.length) {
      const count = { fields: values.length, expected: fields.length };
      faults.push({ place: placeOf(line), fault: 'fields', ...count });
      return [];
    }
    const result = schema.safeParse(Object.fromEntries(fields.map((name, at) => [name, values[at]])));
    if (result.success) return [{ line, row: result.data }];
    for (const { path: at, message } of result.error.issues) {
      faults.push({ place: placeOf(line), fault: 'said', field: at.join('.'), said: message });
    }
    return [];
  });
  faults.push(...faultsOf(rows, placeOf));
  if (faults.length > 0) {
    throw new Failure('registry_invalid', { faults });
  }
  return { rows, bytes };
}

function recordsOf(path: string, text: string): CsvRecord[] {
  try {
    return csvRecords(text);
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    const place = `${path}:${error.line}`;
    throw new Failure('registry_invalid', { faults: [{ place, fault: 'no_csv' }] }, { cause: error });
  }
}
