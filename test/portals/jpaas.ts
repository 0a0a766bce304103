import { answering, slice } from './answering.ts';
import { type FamilyPortal, REPORTS, reportBody, type ShownReport } from './family-portal.ts';

const UNIT = '/api-gateway/jpaas-publish-server/front/page/build/unit';
const OWN = 'bf39604e7599427c92ec64e90577f57a';
const NEWS = '50bf589f36614b7394522245a13fedae';
const PER_PAGE = 10;

/** Hanweb JPaaS: the list is HTML in JSON, requested by a script element; so are the news beside it. */
export function jpaasPortal(): FamilyPortal {
  return {
    entry: '/xxgk/index.html',
    pages: {
      '/xxgk/index.html': '<a href="zfxxgknb/index.html">政府信息公开年报</a>',
      '/xxgk/zfxxgknb/index.html': `<head><meta name="ColId" content="${OWN}"></head>
        <body>${unit(NEWS, '要闻')}${unit(OWN, '当前栏目list')}</body>`,
      ...Object.fromEntries(
        REPORTS.map((report) => [`/xxgk/zfxxgknb/${pathOf(report)}`, reportBody(report)]),
      ),
      [UNIT]: answering('application/json;charset=UTF-8', (query) => {
        if (query.get('pageId') !== OWN || query.get('tplSetId') !== 'quSyqDUrFfjv1nGRQhEEH')
          return undefined;
        const pageNo = /"pageNo":(\d+)/.exec(query.get('paramJson') ?? '')?.[1] ?? 1;
        return JSON.stringify({ success: true, code: '200', data: { html: listPage(Number(pageNo)) } });
      }),
    },
  };
}

function unit(page: string, tag: string): string {
  return `<script type="text/javascript" url="${UNIT}" queryData="{'parseType':'bulidstatic','webId':'2945',
    'tplSetId':'quSyqDUrFfjv1nGRQhEEH','pageType':'column','tagId':'${tag}','editType':'null','pageId':'${page}'}"></script>`;
}

/** Addresses are relative to the page that shows the list, not to the interface. */
function listPage(number: number): string {
  const items = slice(REPORTS, (number - 1) * PER_PAGE + 1, PER_PAGE).map(
    (report) =>
      `<li><a href="${pathOf(report)}" title="${report.title}">${report.title}</a><span>${report.publishedOn}</span></li>`,
  );
  return `<div class="page-content"><ul>${items.join('')}</ul></div>
    <div class="pagination" id="pagination" rows="${PER_PAGE}" count="${REPORTS.length}" pageNo="${number}">
      <a href="javascript:void(0)">下一页</a></div>`;
}

function pathOf({ publishedOn, number }: ShownReport): string {
  return `art/${publishedOn.slice(0, 4)}/art_${number.toString(16).padStart(32, 'c')}.html`;
}
