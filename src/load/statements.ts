import {
  type DerivedMeasure,
  MATCHED_BY,
  type Measure,
  type Registry,
  SNAPSHOT_TABLES,
} from '../domain/index.ts';
import { createTable, createView, type TextLists } from './schema.ts';
import { viewDefinitions } from './views/index.ts';

/** SQL that creates the tables, then the views, of a snapshot. */
export interface Statements {
  readonly tables: readonly string[];
  readonly views: readonly string[];
}

export function snapshotStatements(
  { templates }: Registry,
  measures: readonly (Measure | DerivedMeasure)[],
): Statements {
  const lists = textLists({ templates }, measures);
  return {
    tables: Object.values(SNAPSHOT_TABLES).map((table) => createTable(table, lists)),
    views: viewDefinitions(templates, measures).map(({ view, query }) => createView(view, query)),
  };
}

/** @param measures those of the forms at least. */
export function textLists(
  { templates }: Pick<Registry, 'templates'>,
  measures: readonly Measure[],
): TextLists {
  return {
    template: templates.map(({ id }) => id).sort(),
    unit: [...new Set(measures.map(({ unit }) => unit))].sort(),
    matched_by: [...MATCHED_BY].sort(),
  };
}
