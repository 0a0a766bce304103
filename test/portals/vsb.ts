import { slice } from './answering.ts';
import { type FamilyPortal, REPORTS, reportBody, type ShownReport } from './family-portal.ts';

const PER_PAGE = 10;

/** VSB: the list `gknb.htm` continues in `gknb/2.htm` and ends in `gknb/1.htm`. Its pager turns by script. */
export function vsbPortal(): FamilyPortal {
  const total = Math.ceil(REPORTS.length / PER_PAGE);
  const lists = Array.from({ length: total }, (_, index) => {
    const up = index === 0 ? '..' : '../..';
    const items = slice(REPORTS, index * PER_PAGE + 1, PER_PAGE).map(
      (report) =>
        `<li id="line_u7_${report.number}"><span>${report.publishedOn}</span><a href="${up}${pathOf(report)}"><em>${report.title}</em></a></li>`,
    );
    return [`/xxgk/gknb${index === 0 ? '' : `/${total - index}`}.htm`, listPage(items, index + 1, total)];
  });
  return {
    entry: '/xxgk.htm',
    pages: {
      '/xxgk.htm': '<a href="xxgk/gknb.htm">政府信息公开年报</a>',
      ...Object.fromEntries(lists),
      ...Object.fromEntries(REPORTS.map((report) => [pathOf(report), reportBody(report)])),
    },
  };
}

/** The notices beside the list are another column's, as is the page that "more" leads to. */
function listPage(items: readonly string[], page: number, total: number): string {
  return `<div><a href="tzgg.htm">更多</a><a href="/info/1001/1.htm">关于做好2024年政府信息公开工作年度报告编制工作的通知</a></div>
    <ul>${items.join('')}</ul>
    <div class="pb_sys_common"><span class="p_t">共${REPORTS.length}条</span> <span class="p_pages">
      <span class="p_no_d">${page}</span><span class="p_next p_fun"><a href="javascript:void(0)">下页</a></span></span>
      <span class="p_t">${page}/${total}</span></div>
    <script>_showDynClickBatch(['dynclicks_u7_1','dynclicks_u7_2'],[1,2],"wbnews", 1632666717)</script>`;
}

function pathOf({ number }: ShownReport): string {
  return `/info/1066/${5900 + number}.htm`;
}
