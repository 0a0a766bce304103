import { type Division, REGISTRY_FILES } from '../domain/index.ts';
import { readCsvTable } from './csv-table.ts';
import type { ValidatedFile } from './validated-file.ts';

const RANK = { province: 0, prefecture: 1, county: 2, zone: 2 } as const;

/**
 * Reads administrative divisions: a CSV file with the fields of a division as its header.
 * @throws {Failure} `registry_unreadable`, `registry_invalid`; a code that occurs twice, and a parent that is not
 *   in the file or not above its child, are faults.
 */
export async function readDivisions(path: string): Promise<ValidatedFile<Division[]>> {
  const { rows, bytes } = await readCsvTable(path, REGISTRY_FILES.division, (records) => {
    const byCode = new Map(records.map((record) => [record.row.code, record]));
    return records.flatMap((record) => {
      const { line, row } = record;
      if (byCode.get(row.code) !== record) return [{ line, message: `code: ${row.code} stands twice` }];
      if (row.parent === null) return [];
      const parent = byCode.get(row.parent)?.row;
      if (parent === undefined) return [{ line, message: `parent: no division ${row.parent} in this file` }];
      if (RANK[parent.level] < RANK[row.level]) return [];
      return [{ line, message: `parent: ${parent.name} is no level above ${row.name}` }];
    });
  });
  return { value: rows.map(({ row }) => row), bytes };
}
