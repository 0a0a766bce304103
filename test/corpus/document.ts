import { cellsOf, measureOf, type Template, type VariantCharacters } from '../../src/domain/index.ts';
import { DAMAGES, type Damage, NOT_TOGETHER, withRowsOf } from './damage/index.ts';
import { distinctFigures } from './figures.ts';
import type { Form, Truth } from './form.ts';
import { type Occasion, printForm } from './print-form.ts';
import { type Random, seeded } from './random.ts';
import { render } from './render.ts';

/** A generated report page with what it states. */
export interface CorpusDocument {
  readonly seed: number;
  readonly damages: readonly string[];
  /** One for each report that the page prints, in order. */
  readonly truths: readonly Truth[];
  readonly text: string;
}

export interface Forms {
  readonly templates: readonly Template[];
  readonly variants: VariantCharacters;
}

/** Damages that concern more than the printed form: which rows it has, how many reports are on the page. */
export const OTHER_TEMPLATE_ROWS = 'rows of the other template';
export const SEVERAL_REPORTS = 'several reports on one page';
export const DAMAGE_KINDS: readonly string[] = [
  ...DAMAGES.map((damage) => damage.kind),
  OTHER_TEMPLATE_ROWS,
  SEVERAL_REPORTS,
];

const AGENCIES = ['南开区教育局', '南开区司法局', '洪泽区人民政府'];

/** The undamaged document of a seed. */
export function cleanDocument(forms: Forms, seed: number): CorpusDocument {
  return documentWith(forms, seed, []);
}

/** The document of a seed with one to three damages. */
export function damagedDocument(forms: Forms, seed: number): CorpusDocument {
  const random = seeded(seed ^ 0x5eed);
  return documentWith(forms, seed, drawDamages(random));
}

/** @param kinds names from `DAMAGE_KINDS`. */
export function documentWith(forms: Forms, seed: number, kinds: readonly string[]): CorpusDocument {
  const random = seeded(seed);
  const count = kinds.includes(SEVERAL_REPORTS) ? 2 : 1;
  const reports = Array.from({ length: count }, (_, at) => printReport(forms, random, kinds, at));
  return {
    seed,
    damages: kinds,
    truths: reports.map((form) => form.truth),
    text: render(reports, random),
  };
}

function printReport(forms: Forms, random: Random, kinds: readonly string[], at: number): Form {
  const template = random.pick(forms.templates);
  const others = forms.templates.flatMap((other) => withRowsOf(template, other) ?? []);
  const printed = kinds.includes(OTHER_TEMPLATE_ROWS) && others.length > 0 ? random.pick(others) : template;
  const { first, last } = template.report_years;
  const occasion: Occasion = {
    agency: AGENCIES[at % AGENCIES.length] ?? '',
    year: random.integer(first, last ?? first + 3) + at,
    blocks: random.pick(['joined', 'apart']),
  };
  const form = printForm(printed, distinctFigures(printed, random, random.chance(0.5)), occasion);
  const complete: Form = { ...form, truth: withOwnRows(template, form.truth) };
  return DAMAGES.filter((damage) => kinds.includes(damage.kind)).reduce(
    (damaged, damage) => damage.apply(damaged, random, forms.variants),
    complete,
  );
}

/** Cells of the template that the report fills in as the other form has them are not there. */
function withOwnRows(template: Template, truth: Truth): Truth {
  const own = cellsOf(template).map(({ table, row, column }) => measureOf(table, row, column));
  return new Map([...own.map((id) => [id, null] as const), ...truth]);
}

function drawDamages(random: Random): string[] {
  const count = random.integer(1, 3);
  const drawn: string[] = [];
  while (drawn.length < count) {
    const kind = random.pick(DAMAGE_KINDS);
    if (!drawn.includes(kind) && drawn.every((other) => goTogether(kind, other))) drawn.push(kind);
  }
  return drawn;
}

function goTogether(left: string, right: string): boolean {
  const is = (damage: Damage, kind: string) => damage.kind === kind;
  return !NOT_TOGETHER.some(([a, b]) => (is(a, left) && is(b, right)) || (is(a, right) && is(b, left)));
}
