import { z } from 'zod';
import type { Measure, MeasureId } from './measure.ts';
import type { Template } from './template.ts';

/** From the best to the worst. */
const STATUSES = ['comparable', 'comparable_with_caveat', 'break', 'absent'] as const;

/**
 * May a measure be compared between two templates?
 * `break`: both may print it, but it counts something else; `absent`: one of the two does not have it.
 */
export const ComparabilitySchema = z.enum(STATUSES);
export type Comparability = z.infer<typeof ComparabilitySchema>;

const MAY_BE_COMPARED: readonly Comparability[] = ['comparable', 'comparable_with_caveat'];

/** May values with this verdict be in one row, one change and one sum? */
export function mayBeCompared(status: Comparability): boolean {
  return MAY_BE_COMPARED.includes(status);
}

/** The same as SQL; null where `status` is. */
export function mayBeComparedSql(status: string): string {
  return `${status} IN (${textsSql(MAY_BE_COMPARED)})`;
}

/** The aggregate, as SQL, that takes `value` from the row whose `status` is the worst. */
export function ofWorstSql(value: string, status = value): string {
  return `arg_max(${value}, list_position([${textsSql(STATUSES)}], ${status}))`;
}

function textsSql(texts: readonly string[]): string {
  return texts.map((text) => `'${text}'`).join(', ');
}

const CrosswalkRowSchema = z.strictObject({
  /** Older templates, then newer ones: each with each; what is true in one direction is true in the other. */
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
 * @throws {Error} when the crosswalk says nothing about a measure of a pair of templates.
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

/** A run of report years in which a measure may be compared. */
export interface ComparableRun {
  readonly first: number;
  /** Null is open. */
  readonly last: number | null;
  /** Oldest first. */
  readonly templates: readonly string[];
  /** The worst verdict between two of the templates. */
  readonly status: Comparability;
  /** Caveats, each once. */
  readonly notesZh: readonly string[];
  readonly notesEn: readonly string[];
}

type TemplateYears = Pick<Template, 'id' | 'report_years'>;

/**
 * The runs of years in which one measure may be compared, oldest first. A run continues with the next template where no
 * year is between and values may be compared with those of every template of the run.
 * @param asking the templates that have the measure, oldest first.
 * @param verdicts those of the measure; a pair that is not among them may not be compared.
 */
export function comparableRuns(
  asking: readonly TemplateYears[],
  verdicts: readonly ComparableMeasure[],
): ComparableRun[] {
  const verdictOf = (from: TemplateYears, to: TemplateYears) =>
    verdicts.find(({ fromTemplate, toTemplate }) => fromTemplate === from.id && toTemplate === to.id);
  const goesOn = (run: readonly TemplateYears[], next: TemplateYears) =>
    run.at(-1)?.report_years.last === next.report_years.first - 1 &&
    run.every((earlier) => mayBeCompared(verdictOf(earlier, next)?.status ?? 'absent'));
  const runs: [TemplateYears, ...TemplateYears[]][] = [];
  for (const template of asking) {
    const run = runs.at(-1);
    if (run !== undefined && goesOn(run, template)) run.push(template);
    else runs.push([template]);
  }
  return runs.map((run) => {
    const between = run.flatMap((newer, at) =>
      run.slice(0, at).flatMap((older) => verdictOf(older, newer) ?? []),
    );
    return {
      first: run[0].report_years.first,
      last: run.at(-1)?.report_years.last ?? null,
      templates: run.map(({ id }) => id),
      status: STATUSES.findLast((status) => between.some((one) => one.status === status)) ?? 'comparable',
      notesZh: distinct(between.map(({ noteZh }) => noteZh)),
      notesEn: distinct(between.map(({ noteEn }) => noteEn)),
    };
  });
}

function distinct(notes: readonly (string | null)[]): string[] {
  return [...new Set(notes.filter((note) => note !== null))].sort();
}

function patternOf(glob: string): RegExp {
  const escaped = glob.replace(/[.]/g, '\\.').replaceAll('*', '[a-z0-9_]+');
  return new RegExp(`^${escaped}$`);
}
