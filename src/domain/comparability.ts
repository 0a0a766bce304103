import { z } from 'zod';
import type { Measure, MeasureId } from './measure.ts';

/**
 * May a measure be compared between two templates?
 * `break`: both may print it, but it counts something else; `absent`: one of the two does not ask for it.
 */
export const ComparabilitySchema = z.enum(['comparable', 'comparable_with_caveat', 'break', 'absent']);
export type Comparability = z.infer<typeof ComparabilitySchema>;

const CrosswalkRowSchema = z.strictObject({
  /** Older templates, then newer ones: each with each; what holds in one direction holds in the other. */
  between: z.tuple([z.array(z.string()), z.array(z.string())]),
  /** A measure id in which `*` stands for any run of letters inside one segment. */
  measures: z.string(),
  status: ComparabilitySchema,
  zh: z.string().nullable(),
  en: z.string().nullable(),
});

export const CrosswalkSchema = z.strictObject({ rule: z.string(), rows: z.array(CrosswalkRowSchema) });
export type Crosswalk = z.infer<typeof CrosswalkSchema>;

export interface ComparableMeasure {
  readonly measure: MeasureId;
  readonly fromTemplate: string;
  readonly toTemplate: string;
  readonly status: Comparability;
  readonly noteZh: string | null;
  readonly noteEn: string | null;
}

/**
 * The verdict for every measure and every ordered pair of templates, each with itself included.
 * @throws {Error} when the crosswalk leaves out a pair that both templates take part in.
 */
export function comparableMeasures(
  measures: readonly Measure[],
  templateIds: readonly string[],
  crosswalk: Crosswalk,
): ComparableMeasure[] {
  const rows = crosswalk.rows.map((row) => ({ ...row, pattern: patternOf(row.measures) }));
  return measures.flatMap((measure) =>
    templateIds.flatMap((from) =>
      templateIds.map((to): ComparableMeasure => {
        const pair = { measure: measure.id, fromTemplate: from, toTemplate: to };
        if (from === to) return { ...pair, status: 'comparable', noteZh: null, noteEn: null };
        const row = rows.find(
          ({ between: [older, newer], pattern }) =>
            pattern.test(measure.id) &&
            ((older.includes(from) && newer.includes(to)) || (older.includes(to) && newer.includes(from))),
        );
        if (row === undefined) {
          throw new Error(`crosswalk.json says nothing of ${measure.id} between ${from} and ${to}`);
        }
        return { ...pair, status: row.status, noteZh: row.zh, noteEn: row.en };
      }),
    ),
  );
}

function patternOf(glob: string): RegExp {
  const escaped = glob.replace(/[.]/g, '\\.').replaceAll('*', '[a-z0-9_]+');
  return new RegExp(`^${escaped}$`);
}
