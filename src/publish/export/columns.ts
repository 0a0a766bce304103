import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { ColumnType, ViewSpec } from '../../domain/index.ts';
import { selectRows, sqlName } from '../../workspace/index.ts';

/** A column as readers of the export see it. */
export interface ExportColumn {
  /** Its name in the snapshot. */
  readonly id: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly zh: string;
  readonly en: string;
  /** Its content, in English. */
  readonly meaning: string;
  /** Unit of its values, where all have the same. */
  readonly unit: string | null;
}

/** The header of a column: its name in the snapshot, or a title. */
export type Headers = 'id' | 'zh' | 'en';

const MeasureSchema = z.object({ measure_id: z.string(), zh: z.string(), en: z.string(), unit: z.string() });

/** Columns of a view in its order: those that the dictionary describes, then those that are measures. */
export async function columnsOf(
  connection: DuckDBConnection,
  view: ViewSpec,
): Promise<readonly ExportColumn[]> {
  const described = new Map(view.columns.map((column) => [column.name, column]));
  const measures = new Map(
    (await selectRows(connection, 'SELECT measure_id, zh, en, unit FROM measure', MeasureSchema)).map(
      (measure) => [measure.measure_id.replaceAll('.', '__'), measure],
    ),
  );
  const empty = await connection.run(`FROM ${sqlName(view.name)} LIMIT 0`);
  const columns = empty.columnNames().map((id): ExportColumn => {
    const column = described.get(id);
    if (column !== undefined) {
      const { type, nullable, zh, en } = column;
      return { id, type, nullable, zh, en: inWords(id), meaning: en, unit: null };
    }
    const measure = measures.get(id);
    if (measure === undefined) throw new Error(`${view.name}.${id} is described nowhere`);
    const { zh, en, unit } = measure;
    return { id, type: 'DOUBLE', nullable: true, zh, en, meaning: `${measure.measure_id}, in ${unit}`, unit };
  });
  return withDistinctTitles(columns);
}

/** The headers of columns. */
export function headersOf(columns: readonly ExportColumn[], headers: Headers): string[] {
  return columns.map((column) => column[headers]);
}

function inWords(id: string): string {
  const words = id.replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** A title that several columns of a table have gets the id after it, because the same label is in several forms. */
function withDistinctTitles(columns: readonly ExportColumn[]): ExportColumn[] {
  const isShared = (language: 'zh' | 'en', title: string) =>
    columns.filter((column) => column[language] === title).length > 1;
  return columns.map((column) => ({
    ...column,
    zh: isShared('zh', column.zh) ? `${column.zh} [${column.id}]` : column.zh,
    en: isShared('en', column.en) ? `${column.en} [${column.id}]` : column.en,
  }));
}
