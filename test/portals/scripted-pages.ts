import { type FamilyPortal, indexOfAgency, REPORTS, reportBody, type ShownReport } from './family-portal.ts';

const PER_PAGE = 4;

/**
 * Two lists whose "next" is `javascript:void(0)`: a script makes the address from the page's number, or an attribute
 * holds it.
 */
export function scriptedPagesPortal(): FamilyPortal {
  const pages: Record<string, string> = {
    '/zwgk/': '<a href="bmnb/">政府信息公开年报</a><a href="jdnb/">信息公开工作年度报告</a>',
  };
  const byScript = REPORTS.filter(({ agency }) => indexOfAgency(agency) < 2);
  addList(pages, '/zwgk/bmnb/', byScript, (page, total) => ({
    name: page === 1 ? '' : `index_${page}.html`,
    pager: `<div class="pages"><span class="current">${page}</span><a href="javascript:void(0)" class="next">下一页</a></div>
      <script>var current = ${page}, totalPage = ${total};
      $('.next').click(function () { toPage(current + 1); });
      function toPage(page) { location.href = 'index_' + page + '.html'; }</script>`,
  }));
  const byAttribute = REPORTS.filter(({ agency }) => indexOfAgency(agency) >= 2);
  addList(pages, '/zwgk/jdnb/', byAttribute, (page, total) => ({
    name: page === 1 ? '' : `list.jsp?p=${page}`,
    pager:
      page < total
        ? `<a href="javascript:void(0)" data-url="/xwzx/?p=2">更多新闻</a>
           <a href="javascript:void(0)" data-url="list.jsp?p=${page + 1}">下一页</a>`
        : '<a href="javascript:void(0)">下一页</a>',
  }));
  for (const report of REPORTS) pages[pathOf(report)] = reportBody(report);
  return { entry: '/zwgk/', pages };
}

function addList(
  pages: Record<string, string>,
  folder: string,
  reports: readonly ShownReport[],
  partsOf: (page: number, total: number) => { readonly name: string; readonly pager: string },
): void {
  const total = Math.ceil(reports.length / PER_PAGE);
  for (let page = 1; page <= total; page += 1) {
    const shown = reports.slice((page - 1) * PER_PAGE, page * PER_PAGE);
    const items = shown.map((report) => `<li><a href="${pathOf(report)}">${report.title}</a></li>`);
    const { name, pager } = partsOf(page, total);
    pages[`${folder}${name}`] = `<ul>${items.join('')}</ul>${pager}`;
  }
}

function pathOf({ number }: ShownReport): string {
  return `/zwgk/content/${number}.html`;
}
