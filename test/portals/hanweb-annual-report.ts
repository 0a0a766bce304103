import { answering } from './answering.ts';
import { AGENCIES, type FamilyPortal, REPORTS, reportBody } from './family-portal.ts';

const PAGE = '/module/xxgk/xxgkAnnualReport.jsp';

/** The organisation codes of the agencies. */
export const AREAS: Readonly<Record<string, string>> = Object.fromEntries(
  AGENCIES.map((agency, index) => [agency, `1133010500249296${index}G`]),
);

/**
 * Hanweb with its page for annual reports: each agency's column has it in a frame, the page offers years, and a
 * script requests the chosen year. The first agency's column makes the request by script itself.
 */
export function annualReportPortal(): FamilyPortal {
  const columns = AGENCIES.map((agency, index) => [
    columnPath(101 + index),
    index === 0
      ? chooser(agency)
      : `<h2>${agency}</h2><iframe src="${PAGE}?area=${AREAS[agency]}&fbtime="></iframe>`,
  ]);
  const tree = AGENCIES.map((agency, index) => `<li><a href="${columnPath(101 + index)}">${agency}</a></li>`);
  return {
    entry: columnPath(100),
    pages: {
      [columnPath(100)]: `<ul>${tree.join('')}</ul>`,
      ...Object.fromEntries(columns),
      [PAGE]: answering('text/html;charset=UTF-8', (query) => {
        const agency = AGENCIES.find((each) => AREAS[each] === query.get('area'));
        if (agency === undefined) return undefined;
        if (!query.has('fbtime')) return chooser(agency);
        const report = REPORTS.find(
          (each) => each.agency === agency && `${each.year}` === query.get('fbtime'),
        );
        return report === undefined ? undefined : reportBody(report);
      }),
    },
  };
}

function chooser(agency: string): string {
  const years = REPORTS.filter((report) => report.agency === agency).map(({ year }) => year);
  const options = years.map((year) => `<option value="${year}">${year}年</option>`);
  return `<select onchange="show(this.value)"><option>请选择</option>${options.join('')}</select><div id="nb"></div>
    <script>var area = '${AREAS[agency]}';
    function show(nd) { $("#nb").load('${PAGE}?area=' + area + '&fbtime=' + nd); }</script>`;
}

function columnPath(column: number): string {
  return `/col/col${column}/index.html`;
}
