import { join } from 'node:path';
import { type OnProgress, SNAPSHOT_VIEWS } from '../domain/index.ts';
import { type CsvFile, type WrittenCsv, writeCsv } from './csv-file.ts';
import { readSnapshot } from './read-snapshot.ts';

export interface ExportOptions {
  /** Path of the DuckDB file. */
  readonly snapshot: string;
  /** Folder that gets the files. */
  readonly folder: string;
  readonly onProgress?: OnProgress;
}

export interface ExportSummary {
  readonly files: readonly WrittenCsv[];
}

const REPORT_ORDER = ['division_code', 'agency_name', 'report_year'];

export const CSV_FILES: readonly CsvFile[] = [
  {
    file: 'observations.csv',
    view: SNAPSHOT_VIEWS.observation_current.name,
    order: [...REPORT_ORDER, 'measure_order'],
  },
  { file: 'reports.csv', view: SNAPSHOT_VIEWS.report_wide.name, order: REPORT_ORDER },
  {
    file: 'comparison.csv',
    view: SNAPSHOT_VIEWS.year_over_year.name,
    order: [...REPORT_ORDER, 'measure_order'],
  },
  {
    file: 'indicators.csv',
    view: SNAPSHOT_VIEWS.indicator_year_over_year.name,
    order: [...REPORT_ORDER, 'indicator_order'],
  },
  { file: 'problems.csv', view: SNAPSHOT_VIEWS.problem_detail.name, order: ['problem_id'] },
];

/**
 * Writes the snapshot as CSV files. The same portal content gives the same bytes, whenever it was crawled.
 * @throws {Failure} `no_snapshot`
 */
export async function exportCsv({ snapshot, folder, onProgress }: ExportOptions): Promise<ExportSummary> {
  return readSnapshot(snapshot, async (connection) => {
    const stage = 'export';
    const total = CSV_FILES.length;
    onProgress?.({ kind: 'begin', stage, total });
    const files: WrittenCsv[] = [];
    for (const csv of CSV_FILES) {
      files.push(await writeCsv(connection, join(folder, csv.file), csv));
      onProgress?.({ kind: 'advance', stage, done: files.length, total, label: csv.file });
    }
    onProgress?.({ kind: 'end', stage, summary: `${total} files in ${folder}` });
    return { files };
  });
}
