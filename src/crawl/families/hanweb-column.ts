import type { Link, Page } from '../links/link.ts';
import { anchorsOf } from '../links/link-text.ts';
import { bareText, isAgencyName } from '../links/report-words.ts';

/** The number in `/col/col1229214366/index.html`, as both systems of Hanweb write the address of a column. */
export function columnOf(url: string): string | undefined {
  return /\/col\/col(\d+)\//.exec(url)?.[1];
}

/** All columns are siblings, those of an agency too: only its name shows that a column is an agency's. */
export function agencyColumns(page: Page): Link[] {
  if (columnOf(page.url) === undefined) return [];
  return anchorsOf(page).flatMap(({ url, text }): Link[] => {
    if (columnOf(url) === undefined || !isAgencyName(text)) return [];
    const context = { ...page.context, agency: bareText(text) };
    return [{ url, role: 'index', context, continues: false }];
  });
}
