import type { DuckDBConnection } from '@duckdb/node-api';
import type { DerivedMeasure, Measure, Registry } from '../domain/index.ts';
import { aliasRows, deadlineRows, registryAgencyRows, successionRows } from './agency-rows.ts';
import { insertInto } from './insert-rows.ts';
import { problemCodeRows } from './problem-code-rows.ts';
import {
  comparabilityRows,
  derivedMeasureRows,
  divisionRows,
  indicatorRows,
  indicatorTermRows,
  measureRows,
  measureTemplateRows,
  templateRows,
} from './registry-rows.ts';
import { insertUnknownDivisions } from './unknown-divisions.ts';

export interface RegistrySources {
  readonly registry: Registry;
  /** Those of the forms in their order. */
  readonly measures: readonly Measure[];
  readonly derived: readonly DerivedMeasure[];
  /** Path for a temporary file. */
  readonly scratch: string;
}

/** Fills the tables that do not depend on what was crawled. */
export async function fillFromRegistry(
  connection: DuckDBConnection,
  { registry, measures, derived, scratch }: RegistrySources,
): Promise<void> {
  const all = [...measures, ...derived];
  const insert = insertInto(connection, scratch);
  await insert('division', divisionRows(registry));
  await insertUnknownDivisions(
    connection,
    registry.agencies.map(({ division }) => division),
  );
  await insert('agency', registryAgencyRows(registry));
  await insert('agency_alias', aliasRows(registry.agencies));
  await insert('agency_succession', successionRows(registry.agencies));
  await insert('deadline', deadlineRows(registry));
  await insert('template', templateRows(registry));
  await insert('measure', measureRows(all));
  await insert('measure_template', measureTemplateRows(all));
  const { verdicts, years } = comparabilityRows(all, registry);
  await insert('comparable_measure', verdicts);
  await insert('comparable_years', years);
  await insert('derived_measure', derivedMeasureRows(derived));
  await insert('indicator_definition', indicatorRows(registry.indicators));
  await insert('indicator_term', indicatorTermRows(registry.indicators, measures));
  await insert('problem_code', problemCodeRows());
}
