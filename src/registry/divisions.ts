import { type Division, type FileFault, REGISTRY_FILES } from '../domain/index.ts';
import { readCsvTable } from './csv-table.ts';
import type { ValidatedFile } from './validated-file.ts';

const RANK = { province: 0, prefecture: 1, county: 2, zone: 2 } as const;

/**
 * Reads administrative divisions: a CSV file with the fields of a division as its header.
 * @throws {Failure} `registry_unreadable`, `registry_invalid`; a code that occurs twice, and a parent that is not
 *   in the file or not above its child, are faults.
 */
export async function readDivisions(path: string): Promise<ValidatedFile<Division[]>> {
  const { rows, bytes } = await readCsvTable(path, REGISTRY_FILES.division, (records, placeOf) => {
    const byCode = new Map(records.map((record) => [record.row.code, record]));
    return records.flatMap((record): FileFault[] => {
      const { line, row } = record;
      if (byCode.get(row.code) !== record)
        return [{ place: placeOf(line), fault: 'division_twice', code: row.code }];
      if (row.parent === null) return [];
      const parent = byCode.get(row.parent)?.row;
      if (parent === undefined)
        return [{ place: placeOf(line), fault: 'unknown_parent', parent: row.parent }];
      if (RANK[parent.level] < RANK[row.level]) return [];
      return [{ place: placeOf(line), fault: 'parent_level', parent: parent.name, child: row.name }];
    });
  });
  return { value: rows.map(({ row }) => row), bytes };
}
