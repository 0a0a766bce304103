import type { Registry } from '../../src/domain/index.ts';
import { documentWith } from '../../test/corpus/index.ts';

/** How large an invented portal is. */
export interface SiteSize {
  readonly agencies: number;
  /** Reports of each agency, at most two of a year. */
  readonly reports: number;
}

export const ENTRY_PATH = '/zwgk/';
/** Every address that a crawler should visit is below the entry; the links of the navigation are not. */
const REPORTS_ON_A_PAGE = 20;
const NAVIGATION_LINKS = 60;
const NEWEST_YEAR = 2025;
const YEARS = 18;
const SEED = 2;
const DIGITS = '〇一二三四五六七八九';

/** Pages that a crawl from the entry visits: entry, home pages and lists of the agencies, reports. */
export function pageCount({ agencies, reports }: SiteSize): number {
  return 1 + agencies * (1 + Math.ceil(reports / REPORTS_ON_A_PAGE) + reports);
}

/**
 * A portal of one government: an entry with its agencies, lists of 20 reports a page, reports of 18 KB that print the
 * whole form, 60 links of navigation on every page. The same size gives the same pages.
 * @returns the page at a path, undefined where there is none.
 */
export function createSite(
  registry: Registry,
  { agencies, reports }: SiteSize,
): (path: string) => string | undefined {
  const form = /<div id="zoom">[\s\S]*<\/div>/.exec(documentWith(registry, SEED, []).text)?.[0] ?? '';
  const entry = page(
    '政府信息公开',
    items(agencies, (agency) => link(`a${agency}/`, agencyName(agency))),
  );

  return (path) => {
    if (path === ENTRY_PATH) return entry;
    const [, agencyPart = '', rest = ''] = /^\/zwgk\/a(\d+)\/(.*)$/.exec(path) ?? [];
    const agency = Number(agencyPart);
    if (agencyPart === '' || agency >= agencies) return undefined;
    if (rest === '') return page(agencyName(agency), [link('gknb/', '政府信息公开年报')]);
    const list = /^gknb\/(?:index_(\d+)\.html)?$/.exec(rest);
    if (list !== null) return listPage(agency, Number(list[1] ?? 0), reports);
    const report = Number(/^gknb\/t(\d+)\.html$/.exec(rest)?.[1] ?? Number.NaN);
    return report < reports ? page(reportTitle(agency, report), [form]) : undefined;
  };
}

function listPage(agency: number, number: number, reports: number): string | undefined {
  const first = number * REPORTS_ON_A_PAGE;
  if (first >= reports) return undefined;
  const here = Math.min(REPORTS_ON_A_PAGE, reports - first);
  const entries = items(here, (at) => {
    const report = first + at;
    const listedOn = `<span>${yearOf(report) + 1}-01-${20 + (agency % 10)}</span>`;
    return link(`t${report}.html`, reportTitle(agency, report)) + listedOn;
  });
  const next = first + here < reports ? [link(`index_${number + 1}.html`, '下一页')] : [];
  return page('政府信息公开年报', [...entries, ...next]);
}

function items(count: number, item: (at: number) => string): string[] {
  return Array.from({ length: count }, (_, at) => `<li>${item(at)}</li>`);
}

function link(href: string, text: string): string {
  return `<a href="${href}">${text}</a>`;
}

function yearOf(report: number): number {
  return NEWEST_YEAR - (report % YEARS);
}

/** Names of agencies are written without figures. */
function agencyName(agency: number): string {
  const number = [...String(agency)].map((digit) => DIGITS.charAt(Number(digit))).join('');
  return `区第${number}局`;
}

function reportTitle(agency: number, report: number): string {
  return `${agencyName(agency)}${yearOf(report)}年政府信息公开工作年度报告`;
}

const NAVIGATION = items(
  NAVIGATION_LINKS,
  (at) => `<a class="nav-item" href="/xwzx/list_${at}.html" title="栏目${at}">新闻中心栏目${at}</a>`,
).join('\n');

function page(title: string, content: readonly string[]): string {
  const head = `<meta charset="utf-8"><title>${title}</title>`;
  return `<!DOCTYPE html>\n<html><head>${head}</head><body><ul>${NAVIGATION}</ul><h1>${title}</h1>\n${content.join('\n')}\n</body></html>\n`;
}
