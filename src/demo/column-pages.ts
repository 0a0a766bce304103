import { type Column, columnsTo, OTHER_COLUMNS, REPORTS_COLUMN } from './columns.ts';
import type { DemoAgency } from './demo-report.ts';
import { anchor, type Link } from './markup.ts';
import { trsPage } from './trs-page.ts';

/** A line of a list: a link and the date beside it. */
export interface ListEntry extends Link {
  /** ISO date. */
  readonly listedOn: string;
}

/** What every page of the portal says about its site. */
export interface SiteLabel {
  readonly siteName: string;
  readonly siteIdCode: string;
}

/** How many entries a page of a list holds. */
const ENTRIES_ON_A_PAGE = 4;

/** The portal's home page. */
export function homePage(site: SiteLabel, url: string, entry: string): string {
  const body = `<div class="nav">${anchor({ text: '政府信息公开', href: entry })}</div>`;
  return trsPage({ ...site, url, title: '首页', article: null, breadcrumb: [], foldersBelow: 0, body });
}

/** The entry: all agencies that publish here. */
export function agencyIndex(site: SiteLabel, url: string, agencies: readonly DemoAgency[]): string {
  const items = agencies.map(
    ({ name, folder }) => `<li>${anchor({ text: name, href: `./${folder}/` })}</li>`,
  );
  return trsPage({
    ...site,
    url,
    title: '政府信息公开',
    article: null,
    breadcrumb: ['政府信息公开'],
    foldersBelow: 0,
    body: `<h2>区政府部门</h2>\n<ul class="agencies">\n${items.join('\n')}\n</ul>`,
  });
}

/** An agency's own page: its columns. */
export function agencyPage(agency: DemoAgency, url: string): string {
  const items = [...OTHER_COLUMNS, REPORTS_COLUMN].map(
    ({ name, folder }) => `<li>${anchor({ text: name, href: `./${folder}/` })}</li>`,
  );
  return trsPage({
    ...agency,
    url,
    title: `${agency.name}政府信息公开`,
    article: null,
    breadcrumb: ['政府信息公开', agency.name],
    foldersBelow: 0,
    body: `<ul class="nav">\n${items.join('\n')}\n</ul>`,
  });
}

/** A column that the demo leaves empty. */
export function emptyColumn(agency: DemoAgency, column: Column, url: string): string {
  return trsPage({
    ...agency,
    url,
    title: column.name,
    article: null,
    breadcrumb: columnsTo(agency.name, column),
    foldersBelow: 0,
    body: '<p>演示网站，本栏目无内容。</p>',
  });
}

/** The pages of an agency's list of reports by file name: `index.html`, `index_1.html`, …; newest entries first. */
export function listPages(
  agency: DemoAgency,
  columnUrl: string,
  entries: readonly ListEntry[],
): Map<string, string> {
  const newestFirst = [...entries].sort((a, b) =>
    a.listedOn < b.listedOn ? 1 : a.listedOn > b.listedOn ? -1 : 0,
  );
  const count = Math.max(1, Math.ceil(newestFirst.length / ENTRIES_ON_A_PAGE));
  return new Map(
    Array.from({ length: count }, (_, number): [string, string] => {
      const fileName = number === 0 ? 'index.html' : `index_${number}.html`;
      const onPage = newestFirst.slice(number * ENTRIES_ON_A_PAGE, (number + 1) * ENTRIES_ON_A_PAGE);
      const items = onPage.map(
        (entry) => `<li>${anchor(entry)}<span class="date">${entry.listedOn}</span></li>`,
      );
      const page = trsPage({
        ...agency,
        url: new URL(fileName, columnUrl).href,
        title: `${agency.name}${REPORTS_COLUMN.name}`,
        article: null,
        breadcrumb: columnsTo(agency.name, REPORTS_COLUMN),
        foldersBelow: 0,
        body: `<ul class="list">\n${items.join('\n')}\n</ul>\n<div class="page"><script type="text/javascript">createPageHTML(${count}, ${number}, "index", "html");</script></div>`,
      });
      return [fileName, page];
    }),
  );
}
