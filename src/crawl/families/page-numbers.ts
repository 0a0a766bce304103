/** Pages that a list is never meant to have; a script that says so is broken. */
export const MOST_PAGES = 1000;

/** Numbers of the pages behind the first of so many, counted from 1; none where the count is no number. */
export function pagesAfterFirst(count: number): number[] {
  const pages = Number.isFinite(count) ? Math.min(Math.ceil(count), MOST_PAGES) : 0;
  return Array.from({ length: Math.max(pages - 1, 0) }, (_, index) => index + 2);
}
