import { type FamilyPortal, REPORTS, reportBody, type ShownReport } from './family-portal.ts';

const PER_PAGE = 10;

/** TRS WCM: a static list whose further pages are named in a script, reports in folders by month. */
export function trsPortal(): FamilyPortal {
  const pages: Record<string, string> = {};
  const total = Math.ceil(REPORTS.length / PER_PAGE);
  for (let page = 0; page < total; page += 1) {
    const shown = REPORTS.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
    const items = shown.map(
      (report) =>
        `<li><a href=".${pathOf(report)}">${report.title}</a><span>${report.publishedOn}</span></li>`,
    );
    pages[`/zwgk/gknb/${page === 0 ? '' : `index_${page}.html`}`] =
      `<ul>${items.join('')}</ul><script>createPageHTML(${total}, ${page}, "index", "html");</script>`;
  }
  for (const report of REPORTS) pages[`/zwgk/gknb${pathOf(report)}`] = reportBody(report);
  return {
    entry: '/zwgk/',
    pages: { '/zwgk/': '<a href="gknb/">政府信息公开年报</a>', ...pages },
  };
}

function pathOf({ publishedOn, number }: ShownReport): string {
  const day = publishedOn.replaceAll('-', '');
  return `/${day.slice(0, 6)}/t${day}_${6_000_000 + number}.html`;
}
