import { AGENCIES, type FamilyPortal, REPORTS, reportBody, type ShownReport } from './family-portal.ts';

/** Years whose page has the names of agencies as links; on the others' pages a link beside the name says `查看`. */
const NAMES_ARE_LINKS = [2024, 2023];
/** Years that share one page, with a column each. */
const HISTORY = [2020, 2019];

/** One page a year that lists all agencies in a table, and one table of agencies by years. */
export function agencyTablePortal(): FamilyPortal {
  const years = [...new Set(REPORTS.map(({ year }) => year))].filter((year) => !HISTORY.includes(year));
  const pages: Record<string, string> = {
    '/zwgk/': '<a href="gknb/">政府信息公开年报</a>',
    '/zwgk/gknb/': `${years.map((year) => `<a href="${year}/">${year}年</a>`).join('')}<a href="ln.html">历年年报</a>`,
    '/zwgk/gknb/ln.html': historyPage(),
  };
  for (const year of years) pages[`/zwgk/gknb/${year}/`] = yearPage(year);
  for (const report of REPORTS) pages[pathOf(report)] = reportBody(report);
  return { entry: '/zwgk/', pages };
}

function yearPage(year: number): string {
  const cells = REPORTS.filter((report) => report.year === year).map((report) =>
    NAMES_ARE_LINKS.includes(year)
      ? `<td><a href="${pathOf(report)}">${report.agency}</a></td>`
      : `<td>${report.agency}</td><td><a href="${pathOf(report)}">查看</a></td>`,
  );
  return `<h1>${year}年政府信息公开工作年度报告</h1>
    <table><tr>${cells.slice(0, 2).join('')}</tr><tr>${cells.slice(2).join('')}</tr></table>${guides()}`;
}

/** Another table of the same agencies, whose links are no reports. */
function guides(): string {
  const rows = AGENCIES.map(
    (agency, index) => `<tr><td>${agency}</td><td><a href="/zwgk/zn/${index}.html">查看</a></td></tr>`,
  );
  return `<table><tr><th>单位</th><th>信息公开指南</th></tr>${rows.join('')}</table>`;
}

function historyPage(): string {
  const rows = AGENCIES.map((agency) => {
    const cells = HISTORY.map((year) =>
      REPORTS.find((report) => report.agency === agency && report.year === year),
    );
    const links = cells.map(
      (report) => `<td><a href="${report ? pathOf(report) : ''}"><img src="pdf.png"></a></td>`,
    );
    return `<tr><th>${agency}</th>${links.join('')}</tr>`;
  });
  const heads = HISTORY.map((year) => `<th>${year}年</th>`);
  return `<table><tr><th>单位</th>${heads.join('')}</tr>${rows.join('')}</table>`;
}

/** Address of a report; the tables do not have its title. */
export function pathOf({ year, number }: ShownReport): string {
  return `/zwgk/gknb/${year}/t${number}.html`;
}
