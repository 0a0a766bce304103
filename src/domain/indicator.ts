import { z } from 'zod';
import { Failure } from './failure.ts';
import type { Measure, MeasureId } from './measure.ts';

const TermSchema = z.strictObject({
  table: z.string(),
  /** A row id; one that ends in `*` stands for every row whose id begins so. */
  row: z.string(),
  column: z.string().default('total'),
  sign: z.union([z.literal(1), z.literal(-1)]).default(1),
});

const IndicatorSchema = z.strictObject({
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  /** The formula as people read it. */
  formula: z.strictObject({ zh: z.string(), en: z.string() }),
  numerator: z.array(TermSchema).min(1),
  denominator: z.array(TermSchema).min(1),
  /** The numerator is part of the denominator, so a ratio outside 0 to 1 shows that the report contradicts itself. */
  share: z.boolean(),
});

export const IndicatorFileSchema = z.strictObject({ rule: z.string(), rows: z.array(IndicatorSchema) });
/** A ratio of sums of cells of one report. */
export type Indicator = z.infer<typeof IndicatorSchema>;

export interface IndicatorTerm {
  readonly side: 'numerator' | 'denominator';
  readonly measure: MeasureId;
  readonly sign: 1 | -1;
}

/**
 * The cells that an indicator adds and subtracts. A pattern means the rows of all forms together: where a form
 * lacks one of them, the sum would be different, so it is unknown there.
 * @throws {Failure} `registry_invalid` when a term names no measure.
 */
export function indicatorTerms(indicator: Indicator, measures: readonly Measure[]): IndicatorTerm[] {
  return (['numerator', 'denominator'] as const).flatMap((side) =>
    indicator[side].flatMap((term): IndicatorTerm[] => {
      const fits = (row: string) =>
        term.row.endsWith('*') ? row.startsWith(term.row.slice(0, -1)) : row === term.row;
      const found = measures.filter(
        ({ table, row, column }) => table === term.table && column === term.column && fits(row),
      );
      if (found.length === 0) {
        const name = `${term.table}.${term.row}.${term.column}`;
        const place = `indicators.json: ${indicator.id}: ${side}`;
        throw new Failure('registry_invalid', {
          faults: [{ place, fault: 'unknown_measure', measure: name }],
        });
      }
      return found.map(({ id }) => ({ side, measure: id, sign: term.sign }));
    }),
  );
}
