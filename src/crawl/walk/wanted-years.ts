import type { UrlContext } from '../../domain/index.ts';

/** Report years that a crawl is limited to, both ends included. */
export interface YearRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Whether a report may be about one of the years. Only the years in its title can exclude it: the date of
 * a list, a column or an address is that of the publication, or of a redesign.
 * @param years none: every report is wanted.
 */
export function isWanted({ title }: Pick<UrlContext, 'title'>, years: YearRange | undefined): boolean {
  if (years === undefined) return true;
  const titleYears = [...(title ?? '').normalize('NFKC').matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map(
    Number,
  );
  return titleYears.length === 0 || titleYears.some((year) => year >= years.first && year <= years.last);
}
