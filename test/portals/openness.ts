import {
  AGENCIES,
  type FamilyPortal,
  indexOfAgency,
  REPORTS,
  reportBody,
  type ShownReport,
} from './family-portal.ts';

const PER_PAGE = 2;
const FIRST_UNIT = 1442;

/**
 * Openness: two agencies with a page a year in the special pages for yearly reports, two with an ordinary column in
 * pages. Navigation leads to other agencies' years from everywhere.
 */
export function opennessPortal(): FamilyPortal {
  const navigation = AGENCIES.map((agency) => `<li><a href="${branchOf(agency)}">${agency}</a></li>`).join(
    '',
  );
  const pages: Record<string, string> = { '/openness/': `<ul>${navigation}</ul>` };
  AGENCIES.forEach((agency, index) => {
    const unit = unitOf(agency);
    const reports = REPORTS.filter((report) => report.agency === agency);
    const list =
      index < 2
        ? `/XxgkAnnualReport/?branch_id=${unit}`
        : `/OpennessContent/showList/${unit}/45712/page_1.html`;
    pages[encodeURI(branchOf(agency))] = `<ul>${navigation}</ul><a href="${list}">政府信息公开年报</a>
       <a href="/OpennessContent/showList/${unit}/200/page_1.html">财政年报</a>
       <a href="/OpennessContent/show/99.html">2024年政府信息公开工作要点</a>`;
    const pagesOfList = index < 2 ? yearPages(unit, reports) : columnPages(unit, reports);
    Object.assign(pages, pagesOfList);
    for (const report of reports) pages[pathOf(report)] = reportBody(report);
  });
  return { entry: '/openness/', pages };
}

function yearPages(unit: number, reports: readonly ShownReport[]): Record<string, string> {
  const years = reports.map(
    ({ year }) => `<li><a href="/XxgkAnnualReport/year/${unit}/${year}">${year}年</a></li>`,
  );
  const other = unit === FIRST_UNIT ? FIRST_UNIT + 1 : FIRST_UNIT;
  const navigation = `<ul>${years.join('')}</ul><a href="/XxgkAnnualReport/year/${other}/2024">其他单位年报</a>`;
  const pages: Record<string, string> = { [`/XxgkAnnualReport/?branch_id=${unit}`]: navigation };
  for (const report of reports) {
    pages[`/XxgkAnnualReport/year/${unit}/${report.year}`] = `${navigation}<ul>${item(report)}</ul>`;
  }
  return pages;
}

function columnPages(unit: number, reports: readonly ShownReport[]): Record<string, string> {
  const pages: Record<string, string> = {};
  const total = Math.ceil(reports.length / PER_PAGE);
  for (let page = 1; page <= total; page += 1) {
    const shown = reports.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(item);
    const pager = Array.from(
      { length: total },
      (_, index) => `<a href="page_${index + 1}.html">${index + 1}</a>`,
    );
    pages[`/OpennessContent/showList/${unit}/45712/page_${page}.html`] =
      `<ul>${shown.join('')}</ul><div>${pager.join('')}</div>`;
  }
  return pages;
}

function item(report: ShownReport): string {
  return `<li><a href="${pathOf(report)}">${report.title}</a><span>${report.publishedOn}</span></li>`;
}

function unitOf(agency: string): number {
  return FIRST_UNIT + indexOfAgency(agency);
}

function branchOf(agency: string): string {
  return `/OpennessContent/?branch_id=${unitOf(agency)}&branch_name=${agency}`;
}

function pathOf({ agency, number }: ShownReport): string {
  const isSpecial = indexOfAgency(agency) < 2;
  return `/${isSpecial ? 'XxgkAnnualReport' : 'OpennessContent'}/show/${5700 + number}.html`;
}
