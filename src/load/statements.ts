import { type DerivedMeasure, type Measure, type Registry, SNAPSHOT_TABLES } from '../domain/index.ts';
import { createTable, createView } from './schema.ts';
import { viewDefinitions } from './views/index.ts';

/** SQL that makes the tables, then the views, of a snapshot. */
export interface Statements {
  readonly tables: readonly string[];
  readonly views: readonly string[];
}

export function snapshotStatements(
  { templates }: Registry,
  measures: readonly (Measure | DerivedMeasure)[],
): Statements {
  return {
    tables: Object.values(SNAPSHOT_TABLES).map(createTable),
    views: viewDefinitions(templates, measures).map(({ view, query }) => createView(view, query)),
  };
}
