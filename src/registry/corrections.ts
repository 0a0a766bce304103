import { type Correction, type FileFault, REGISTRY_FILES } from '../domain/index.ts';
import { readCsvTable } from './csv-table.ts';
import type { ValidatedFile } from './validated-file.ts';

/**
 * Reads the corrections by hand: a CSV file with the fields of a correction as its header.
 * @throws {Failure} `registry_unreadable`, `registry_invalid`; two corrections of one cell are an error.
 */
export async function readCorrections(path: string): Promise<ValidatedFile<Correction[]>> {
  const { rows, bytes } = await readCsvTable(path, REGISTRY_FILES.correction, (records, placeOf) => {
    const known = new Set<string>();
    return records.flatMap(({ line, row }): FileFault[] => {
      const key = `${row.report} ${row.cell}`;
      if (known.has(key)) return [{ place: placeOf(line), fault: 'cell_twice', cell: key }];
      known.add(key);
      return [];
    });
  });
  return { value: rows.map(({ row }) => row), bytes };
}
