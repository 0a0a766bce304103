import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { Failure } from '../../domain/index.ts';
import { selectRows } from '../../workspace/index.ts';
import { findMeasure, nearest } from '../explain/index.ts';

/** What to compare. */
export type QuantityName = { readonly measure: string } | { readonly indicator: string };

export interface Quantity {
  readonly is: 'measure' | 'indicator';
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** 件, 项, 万元 …; % for an indicator. */
  readonly unit: string;
  /** Its measures; of a measure, only itself. */
  readonly terms: readonly string[];
}

const IndicatorSchema = z.object({ zh: z.string(), en: z.string(), terms: z.array(z.string()) });

/** The measures of a quantity, as SQL: needs the parameter `terms`, a JSON list. */
export const TERMS = `(SELECT unnest(from_json($terms, '["VARCHAR"]')))`;

/** @throws {Failure} `cell_unknown`, `name_unknown`, with the nearest ids. */
export async function findQuantity(connection: DuckDBConnection, name: QuantityName): Promise<Quantity> {
  if ('measure' in name) {
    const { measure_id: id, zh, en, unit } = await findMeasure(connection, name.measure);
    return { is: 'measure', id, zh, en, unit, terms: [id] };
  }
  const id = name.indicator;
  const [found] = await selectRows(
    connection,
    `SELECT any_value(zh) AS zh, any_value(en) AS en, list_sort(list(DISTINCT measure_id)) AS terms
    FROM indicator_definition JOIN indicator_term USING (indicator_id)
    WHERE indicator_id = $id GROUP BY indicator_id`,
    IndicatorSchema,
    { id },
  );
  if (found !== undefined) return { is: 'indicator', id, unit: '%', ...found };
  const ids = await nearest(connection, 'SELECT indicator_id AS name FROM indicator_definition', id);
  throw new Failure('name_unknown', { name: id, kind: 'indicator', nearest: ids });
}
