import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { Failure } from '../../domain/index.ts';
import { selectRows } from '../../workspace/index.ts';
import { nearest } from './nearest.ts';

const FoundMeasureSchema = z.object({
  measure_id: z.string(),
  zh: z.string(),
  en: z.string(),
  unit: z.string(),
  derived: z.boolean(),
});

/** A row of the table `measure`; its columns are described in the data dictionary. */
export type FoundMeasure = z.infer<typeof FoundMeasureSchema>;

/**
 * @param wanted a measure id, its parts separated by dots or by `|`.
 * @throws {Failure} `cell_unknown`, with the nearest ids.
 */
export async function findMeasure(connection: DuckDBConnection, wanted: string): Promise<FoundMeasure> {
  const measure = wanted.replaceAll('|', '.');
  const [found] = await selectRows(
    connection,
    `SELECT ${Object.keys(FoundMeasureSchema.shape).join(', ')} FROM measure WHERE measure_id = $measure`,
    FoundMeasureSchema,
    { measure },
  );
  if (found !== undefined) return found;
  const ids = await nearest(connection, 'SELECT measure_id AS name FROM measure', measure);
  throw new Failure('cell_unknown', { cell: wanted, nearest: ids });
}
