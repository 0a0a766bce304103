import type { Comparability } from '../../domain/index.ts';
import { Failure } from '../../domain/index.ts';

export interface Years {
  readonly first: number;
  readonly last: number;
}

/** A form and the report years that it is for. */
export interface Form {
  readonly template: string;
  readonly first_year: number;
  /** Null is open. */
  readonly last_year: number | null;
  /** Does it ask for what is compared? */
  readonly is_asked: boolean;
}

/** May what is compared be compared between two forms? */
export interface Verdict {
  readonly from_template: string;
  readonly to_template: string;
  readonly status: Comparability;
  readonly note_en: string | null;
}

export interface Break {
  /** First year that may not be compared with the year before it. */
  readonly year: number;
  readonly reason: string;
}

export interface ComparableYears {
  /** Runs of years within which everything may be compared, oldest first; years that no form asks in are in none. */
  readonly spans: readonly Years[];
  readonly breaks: readonly Break[];
}

/** Cuts years where the forms change so that values may no longer be compared. */
export function comparableYears(
  years: Years,
  forms: readonly Form[],
  verdicts: readonly Verdict[],
): ComparableYears {
  const formOf = (year: number) =>
    forms.find(({ first_year, last_year }) => first_year <= year && year <= (last_year ?? year));
  const verdictOf = (from: Form, to: Form) =>
    verdicts.find(
      (verdict) => verdict.from_template === from.template && verdict.to_template === to.template,
    );
  const isComparable = (from: Form, to: Form) =>
    from.template === to.template ||
    ['comparable', 'comparable_with_caveat'].includes(verdictOf(from, to)?.status ?? 'absent');

  const spans: { first: number; last: number; forms: Form[] }[] = [];
  const breaks: Break[] = [];
  for (let year = years.first; year <= years.last; year += 1) {
    const form = formOf(year);
    const before = year === years.first ? undefined : formOf(year - 1);
    const span = spans.at(-1);
    const goesOn =
      form?.is_asked === true &&
      span?.last === year - 1 &&
      span.forms.every((earlier) => isComparable(earlier, form));
    if (goesOn) {
      span.last = year;
      span.forms.push(form);
      continue;
    }
    if (form?.is_asked === true) spans.push({ first: year, last: year, forms: [form] });
    if (year > years.first && form?.template !== before?.template) {
      const note = form === undefined || before === undefined ? null : verdictOf(before, form)?.note_en;
      breaks.push({ year, reason: note ?? 'another form' });
    }
  }
  return { spans: spans.map(({ first, last }) => ({ first, last })), breaks };
}

/** @throws {Failure} `not_comparable`, with the reason and what may be compared instead. */
export function refuseBreaks(what: string, years: Years, { spans, breaks }: ComparableYears): void {
  const [only] = spans;
  if (spans.length === 1 && only?.first === years.first && only.last === years.last) return;
  const reasons = breaks.map(({ year, reason }) => `  ${year - 1} | ${year}: ${reason}`);
  const instead =
    spans.length === 0
      ? 'No form of these years asks for it.'
      : `What may be compared: ${spans.map(yearsText).join(' or ')}; give --years ${yearsText(spans.at(-1) ?? years)}.`;
  throw new Failure(
    'not_comparable',
    [
      `${what} may not be compared over ${yearsText(years)}:`,
      ...reasons,
      instead,
      'Or give --across-breaks to see all these years, with a mark where the form changes.',
    ].join('\n'),
  );
}

function yearsText({ first, last }: Years): string {
  return first === last ? String(first) : `${first}-${last}`;
}
