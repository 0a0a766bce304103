import type { Answer, Handler } from '../crawl/test-server.ts';
import {
  AGENCIES,
  type FamilyPortal,
  indexOfAgency,
  REPORTS,
  reportBody,
  type ShownReport,
} from './family-portal.ts';

const PER_PAGE = 2;
/** The agency whose list is not in the HTML at all. */
const SHELL = AGENCIES[3];

/** LonSun: the first page of a list in the HTML, the others as pieces of HTML requested by a script. */
export function lonsunPortal(): FamilyPortal {
  const links = AGENCIES.map(
    (agency) => `<li><a href="/public/column/${organOf(agency)}">${agency}</a></li>`,
  );
  const pages: Record<string, Answer> = {
    '/public/column/6596000': `<h2>区政府部门</h2><ul>${links.join('')}</ul>`,
    '/quzf/site/label/8888': piece,
  };
  for (const agency of AGENCIES) {
    const column = `/public/column/${organOf(agency)}`;
    pages[column] = `<ul>${links.join('')}</ul><a href="${column}?type=1">信息公开指南</a>
      <a href="${column}?type=3&amp;action=list">信息公开年报</a>
      <ul><li><a href="/public/${organOf(agency)}/1.html">关于做好信息公开年度报告编制工作的通知</a></li></ul>`;
    pages[`${column}?type=3&action=list`] =
      `<div id="list">${agency === SHELL ? '' : listOf(agency, 1)}</div><script>${listScript(agency)}</script>`;
  }
  for (const report of REPORTS) pages[pathOf(report)] = reportBody(report);
  return { entry: '/public/column/6596000', pages };
}

function listScript(agency: string): string {
  return `Ls.pagination("#page_public_info", function (pageIndex) {
      $.get('/quzf/site/label/8888', { IsAjax: 1, dataType: 'html', labelName: 'publicInfoList', siteId: "6786551",
        pageSize: '${PER_PAGE}', pageIndex: pageIndex, action: 'list', isDate: 'true', dateFormat: 'yyyy-MM-dd',
        organId: '${organOf(agency)}', type: '3', catId: '', result: '暂无相关信息', file: '/c3/quzf/publicInfoList' },
        function (html) { $('#list').html(html); });
    }, {currPage:1, pageCount:${pageCountOf(agency)}});`;
}

const piece: Handler = (request, response) => {
  const { searchParams } = new URL(request.url ?? '', 'http://quzhengfu.test');
  const agency = AGENCIES.find((name) => String(organOf(name)) === searchParams.get('organId'));
  const isWhole =
    searchParams.get('labelName') === 'publicInfoList' &&
    searchParams.get('siteId') === '6786551' &&
    searchParams.get('type') === '3' &&
    searchParams.get('file') === '/c3/quzf/publicInfoList' &&
    searchParams.get('result') === '暂无相关信息';
  response.statusCode = agency !== undefined && isWhole ? 200 : 500;
  response.setHeader('content-type', 'text/html;charset=UTF-8');
  response.end(agency === undefined ? '' : listOf(agency, Number(searchParams.get('pageIndex'))));
};

function listOf(agency: string, page: number): string {
  const shown = reportsOf(agency).slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const items = shown.map(
    (report) =>
      `<li><a href="${pathOf(report)}" target="_blank" title="${report.title}">${report.title.slice(0, 12)}...</a>
       <span class="date">${report.publishedOn}</span></li>`,
  );
  return `<ul class="doc_list">${items.join('')}</ul>
    <script>var page = {currPage:${page}, pageCount:${pageCountOf(agency)}};</script>`;
}

function reportsOf(agency: string): readonly ShownReport[] {
  return REPORTS.filter((report) => report.agency === agency);
}

function pageCountOf(agency: string): number {
  return Math.ceil(reportsOf(agency).length / PER_PAGE);
}

function organOf(agency: string): number {
  return 6_596_001 + indexOfAgency(agency);
}

function pathOf({ agency, number }: ShownReport): string {
  return `/public/${organOf(agency)}/${37_034_500 + number}.html`;
}
