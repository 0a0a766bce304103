import { AGENCIES, type FamilyPortal, REPORTS, reportBody, type ShownReport } from './family-portal.ts';

const PER_PAGE = 2;

/**
 * A tree of agencies that a script fills: two agencies lead to their own pages, two have their column of yearly reports
 * below them in the tree.
 */
export function agencyTreePortal(): FamilyPortal {
  const pages: Record<string, string> = {
    '/xxgk/': `<ul id="tree" class="ztree"></ul><script>
      var setting = { data: { simpleData: { enable: true } } };
      var menus = [{name:'首页', url:'/'}, {name:'区政府办公室', url:'/zfb/'}];
      var zNodes = [ // 区政府's
        {id:1, pId:0, name:"区政府部门", open:true},
        ${AGENCIES.map(nodesOf).join(',\n')},
      ];
      $.fn.zTree.init($("#tree"), setting, zNodes);</script>`,
  };
  AGENCIES.forEach((agency, index) => {
    pages[`/xxgk/dept.jsp?id=${index}`] =
      `<a href="list.jsp?dept=${index}">政府信息公开年报</a><a href="list.jsp?dept=${index}&type=9">财政年报</a>`;
    Object.assign(
      pages,
      listPages(
        index,
        REPORTS.filter((report) => report.agency === agency),
      ),
    );
  });
  for (const report of REPORTS) pages[pathOf(report)] = reportBody(report);
  return { entry: '/xxgk/', pages };
}

function nodesOf(agency: string, index: number): string {
  const id = 11 + index;
  if (index < 2)
    return `{id:${id}, pId:1, name:"${agency}", url:"/xxgk/dept.jsp?id=${index}", target:"_self"}`;
  return `{id:${id}, pId:1, name:"${agency}"},
    {id:${id}0, pId:${id}, name:"财政年报", url:"/xxgk/list.jsp?dept=${index}&type=9"},
    {id:${id}1, pId:${id}, name:"政府信息公开年报", url:"/xxgk/list.jsp?dept=${index}"}`;
}

function listPages(index: number, reports: readonly ShownReport[]): Record<string, string> {
  const pages: Record<string, string> = {};
  const total = Math.ceil(reports.length / PER_PAGE);
  for (let page = 1; page <= total; page += 1) {
    const shown = reports.slice((page - 1) * PER_PAGE, page * PER_PAGE);
    const items = shown.map((report) => `<li><a href="${pathOf(report)}">${report.title}</a></li>`);
    const next = page < total ? `<a href="list.jsp?dept=${index}&page=${page + 1}">下一页</a>` : '';
    pages[`/xxgk/list.jsp?dept=${index}${page === 1 ? '' : `&page=${page}`}`] =
      `<ul>${items.join('')}</ul>${next}`;
  }
  return pages;
}

function pathOf({ number }: ShownReport): string {
  return `/xxgk/show.jsp?id=${number}`;
}
