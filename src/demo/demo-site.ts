import { agencyIndex, agencyPage, emptyColumn, homePage, type ListEntry, listPages } from './column-pages.ts';
import { articleUrl, columnsTo, OTHER_COLUMNS, REPORTS_COLUMN } from './columns.ts';
import type { DemoAgencyPages, DemoData } from './demo-data.ts';
import type { OtherEntry } from './demo-files.ts';
import type { DemoAgency, DemoReport } from './demo-report.ts';
import { escaped } from './markup.ts';
import { reportPage } from './report-page.ts';
import { HTML, type Site, type SitePage } from './site.ts';
import { trsPage } from './trs-page.ts';

const ROBOTS = 'User-agent: *\nDisallow: /search/\n';

/** First bytes of a compound file, the container of DOC ([MS-CFB] 2.2), and filler: nothing can be read from it. */
const UNREADABLE_DOC = Buffer.concat([
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  Buffer.alloc(4088, 0x20),
]);

/** The demo portal as a site: index, agencies, lists, reports, attachments. */
export function demoSite(data: DemoData): Site {
  const pages = new Map<string, SitePage>();
  const put = (url: string, page: SitePage): void => {
    const { pathname } = new URL(url);
    pages.set(pathname, page);
    if (pathname.endsWith('/index.html')) pages.set(pathname.slice(0, -'index.html'.length), page);
  };
  const { entryUrl } = data;
  const agencies = data.agencies.map(({ agency }) => agency);
  const newest = latest(data.agencies.flatMap(({ reports }) => reports.map((report) => report.modifiedOn)));
  const home = new URL('/index.html', entryUrl).href;
  put(new URL('/robots.txt', entryUrl).href, { contentType: 'text/plain; charset=utf-8', body: ROBOTS });
  put(home, htmlPage(homePage(data, home, new URL(entryUrl).pathname), newest));
  put(new URL('index.html', entryUrl).href, htmlPage(agencyIndex(data, entryUrl, agencies), newest));
  for (const pagesOfAgency of data.agencies) {
    for (const [url, page] of agencySite(entryUrl, pagesOfAgency)) put(url, page);
  }
  return (path) => pages.get(path);
}

function agencySite(
  entryUrl: string,
  { agency, reports, alsoListed }: DemoAgencyPages,
): [string, SitePage][] {
  const root = new URL(`${agency.folder}/`, entryUrl).href;
  const columnUrl = new URL(`${REPORTS_COLUMN.folder}/`, root).href;
  const newest = latest(reports.map((report) => report.modifiedOn));
  const page = (html: string, changedOn: string): SitePage =>
    htmlPage(html, agency.validators ? changedOn : null);
  const entries = [
    ...reports.map((report) => entryTo(columnUrl, report.title, report.publishedOn, report.url)),
    ...alsoListed.map((entry) =>
      entryTo(columnUrl, entry.title, entry.listed_on, urlOf(entryUrl, agency, entry)),
    ),
  ];
  return [
    [new URL('index.html', root).href, page(agencyPage(agency, root), newest)],
    ...OTHER_COLUMNS.map((column): [string, SitePage] => {
      const url = new URL(`${column.folder}/index.html`, root).href;
      return [url, page(emptyColumn(agency, column, url), newest)];
    }),
    ...[...listPages(agency, columnUrl, entries)].map(([fileName, html]): [string, SitePage] => [
      new URL(fileName, columnUrl).href,
      page(html, newest),
    ]),
    ...reports.flatMap((report) => reportFiles(report, page)),
    ...alsoListed.flatMap((entry): [string, SitePage][] => {
      if (entry.kind !== 'article') return [];
      const url = urlOf(entryUrl, agency, entry);
      return [[url, page(articlePage(agency, url, entry), entry.listed_on)]];
    }),
  ];
}

function reportFiles(
  report: DemoReport,
  page: (html: string, changedOn: string) => SitePage,
): [string, SitePage][] {
  const files: [string, SitePage][] = [[report.url, page(reportPage(report), report.modifiedOn)]];
  if (report.attachment !== null) {
    const contentType = 'application/octet-stream';
    files.push([new URL(report.attachment, report.url).href, { contentType, body: UNREADABLE_DOC }]);
  }
  return files;
}

function articlePage(agency: DemoAgency, url: string, entry: OtherEntry & { kind: 'article' }): string {
  return trsPage({
    ...agency,
    url,
    title: entry.title,
    article: { publishedOn: entry.listed_on, source: agency.name },
    breadcrumb: columnsTo(agency.name, REPORTS_COLUMN),
    foldersBelow: 1,
    body: `<div id="zoom">\n<p>${escaped(entry.text)}</p>\n</div>`,
  });
}

/** As TRS WCM writes it: relative within the column, absolute to another host. */
function entryTo(columnUrl: string, text: string, listedOn: string, url: string): ListEntry {
  const href = url.startsWith(columnUrl) ? `./${url.slice(columnUrl.length)}` : url;
  return { text, href, listedOn };
}

function urlOf(entryUrl: string, agency: DemoAgency, entry: OtherEntry): string {
  return entry.kind === 'elsewhere'
    ? entry.url
    : articleUrl(entryUrl, agency.folder, entry.listed_on, entry.id);
}

function htmlPage(body: string, changedOn: string | null): SitePage {
  const page = { contentType: HTML, body };
  return changedOn === null ? page : { ...page, lastModified: new Date(`${changedOn}T01:30:00Z`) };
}

function latest(isoDates: readonly string[]): string {
  return [...isoDates].sort().at(-1) ?? '';
}
