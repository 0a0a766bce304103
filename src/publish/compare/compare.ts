import { Failure } from '../../domain/index.ts';
import { readSnapshot } from '../read-snapshot.ts';
import { comparableYears, readRuns, refuseBreaks, type Years } from './comparable-years.ts';
import { type ComparisonRow, comparisonRows } from './comparison-rows.ts';
import { findQuantity, type Quantity, type QuantityName } from './quantity.ts';
import { agenciesNamed, divisionsNamed, yearsWithin } from './scope.ts';
import type { Grouping } from './subjects.ts';

export interface ComparisonOptions {
  /** Path of the DuckDB file. */
  readonly snapshot: string;
  readonly quantity: QuantityName;
  readonly grouping: Grouping;
  /** Codes or names; default: all that have reports. */
  readonly divisions?: readonly string[];
  /** Names or ids of the agencies whose rows are wanted; they are ranked among all of the divisions. */
  readonly agencies?: readonly string[];
  /** Default: all in which the divisions have reports. */
  readonly years?: Years;
  /** Show years that may not be compared as well. */
  readonly acrossBreaks?: boolean;
}

export interface Comparison {
  readonly quantity: Quantity;
  readonly years: Years;
  readonly grouping: Grouping;
  readonly rows: readonly ComparisonRow[];
}

/**
 * One measure or indicator over agencies, divisions or levels, and years. Sums and ranks never mix a government's
 * report with those of its departments, which it includes.
 * @throws {Failure} `no_snapshot`; `cell_unknown`, `name_unknown` with the nearest names; `usage`; `not_comparable`.
 */
export async function compare(options: ComparisonOptions): Promise<Comparison> {
  const { grouping, acrossBreaks = false } = options;
  if (grouping !== 'agency' && options.agencies !== undefined) {
    throw new Failure('usage', { fault: 'agency_by', grouping });
  }
  return readSnapshot(options.snapshot, async (connection) => {
    const quantity = await findQuantity(connection, options.quantity);
    if (grouping === 'level' && quantity.is === 'indicator') {
      throw new Failure('usage', { fault: 'rate_by_level' });
    }
    const divisions = await divisionsNamed(connection, options.divisions);
    const agencies =
      options.agencies === undefined ? null : await agenciesNamed(connection, options.agencies, divisions);
    const years = await yearsWithin(connection, options.years, divisions);
    if (!acrossBreaks) {
      const { runs, newForms } = await readRuns(connection, quantity.terms);
      refuseBreaks(quantity.id, years, comparableYears(years, quantity.terms, runs, newForms));
    }
    const rows = await comparisonRows(connection, { quantity, grouping, divisions, agencies, years });
    return { quantity, years, grouping, rows };
  });
}
