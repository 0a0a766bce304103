import type { Link, Page } from '../links/link.ts';
import { type Anchored, anchorsOf } from '../links/link-text.ts';
import { isNextPage } from '../links/next-page.ts';
import { bareText, isAboutOtherThings, isAgencyName, isColumnName } from '../links/report-words.ts';
import type { Family } from './family.ts';

/**
 * Openness, portals of Anhui, Inner Mongolia and others: everything is in the HTML, but at addresses that look like
 * neither folders nor articles. `/XxgkAnnualReport/` or `/opennessAnnualReport/?branch_id=…` are yearly reports by agency,
 * `/XxgkAnnualReport/year/{agency}/{year}` those of one year, `/XxgkAnnualReport/show/{id}.html` is one;
 * `/OpennessContent/?branch_id=…&branch_name=…&column_code=…` is any column. Shapes as the published source of such a
 * portal and public crawlers have them.
 */
export const openness: Family = {
  sign: (page) => anchorsOf(page).find(({ url }) => SYSTEM.test(url))?.url ?? null,
  links: (page) => anchorsOf(page).flatMap((anchor) => linkOf(anchor, page) ?? []),
};

const SYSTEM = /^[^?]*\/(?:XxgkAnnualReport|\w*Openness\w*)(?:[/?]|$)/i;
const ANNUAL_REPORTS = /\/(?:Xxgk|Openness)AnnualReport(?:\/|$)/i;

function linkOf(anchor: Anchored, page: Page): Link | undefined {
  const { url, text } = anchor;
  if (!SYSTEM.test(url) || isAboutOtherThings(text) || isPageNumber(text)) return undefined;
  const { pathname } = new URL(url);
  const named = isAgencyName(text) ? bareText(text) : branchNameIn(url);
  const agency = named ?? (isOfSameUnit(url, page.url) ? page.context.agency : null);
  const link = (role: Link['role']): Link => ({
    url,
    role,
    context: { agency, title: null, listed_on: null },
    continues: false,
  });
  if (ANNUAL_REPORTS.test(pathname)) {
    if (!/\/(?:show|detail)\//i.test(pathname)) return link('list');
    const title = isAgencyName(text) ? null : text;
    return {
      ...link('report'),
      context: { agency: named ?? page.context.agency, title, listed_on: anchor.date },
    };
  }
  if (isColumnName(text)) return link('list');
  return isAgencyName(text) && !/\/show\//i.test(pathname) ? link('index') : undefined;
}

/** Pages of the same list, which any portal has. */
function isPageNumber(text: string): boolean {
  return isNextPage(text) || /^\d{1,3}$/.test(text);
}

function branchNameIn(url: string): string | null {
  const name = new URL(url).searchParams.get('branch_name') ?? '';
  return isAgencyName(name) ? bareText(name) : null;
}

/** A page of one unit links to its own years, and in the navigation to other units'. */
function isOfSameUnit(url: string, pageUrl: string): boolean {
  const unit = unitIn(url);
  return unit !== null && unit === unitIn(pageUrl);
}

function unitIn(url: string): string | null {
  const { pathname, searchParams } = new URL(url);
  return searchParams.get('branch_id') ?? /\/(?:year|showList)\/(\w+)(?:\/|$)/i.exec(pathname)?.[1] ?? null;
}
