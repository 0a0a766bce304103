import type { Answer, Handler } from '../crawl/test-server.ts';
import { type FamilyPortal, indexOfAgency, REPORTS, reportBody, type ShownReport } from './family-portal.ts';

const PER_PAGE = 4;
const ASKED_PER_PAGE = 5;
const BUREAUS = '012003001';
const OTHERS = '012003002';
const INTERFACE = '/inteligentsearch/rest/esinteligentsearch/getFullTextDataNew';

/**
 * Epoint: the reports of two agencies in static pages with a pager of scripts, those of the other two behind the full-text
 * interface. The entry requests news from the same interface.
 */
export function epointPortal(): FamilyPortal {
  const pages: Record<string, Answer> = {
    '/xxgk/': `<a href="012003/${BUREAUS}/moreinfo.html">政府信息公开年报</a>
      <a href="012003/${OTHERS}/list.html">信息公开工作年度报告</a><script>${askingScript('012001')}</script>`,
    [`/xxgk/012003/${OTHERS}/list.html`]: `<div id="list"></div><script>${askingScript(OTHERS)}</script>`,
    [INTERFACE]: fullText,
  };
  const listed = REPORTS.filter(isBureau);
  const total = Math.ceil(listed.length / PER_PAGE);
  for (let page = 1; page <= total; page += 1) {
    const items = listed.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(
      (report) =>
        `<li class="ewb-list-node"><a href="${pathOf(report)}" title="${report.title}">${report.title.slice(0, 10)}…</a>
         <span>${report.publishedOn}</span></li>`,
    );
    pages[`/xxgk/012003/${BUREAUS}/${page === 1 ? 'moreinfo' : page}.html`] =
      `<ul class="ewb-list">${items.join('')}</ul><ul class="ewb-page-items clearfix">
       <li class="ewb-page-li current">${page}</li><li class="ewb-page-li"><span>${page}/${total}</span></li>
       <li class="ewb-page-li"><a href="javascript:void(0)">下页</a></li></ul>`;
  }
  for (const report of REPORTS) pages[pathOf(report)] = reportBody(report);
  return { entry: '/xxgk/', pages };
}

/** The same, but the request is in a script file; the page says only which category is its own. */
export function epointScriptFilePortal(): FamilyPortal {
  const { entry, pages } = epointPortal();
  return {
    entry,
    pages: {
      ...pages,
      [`/xxgk/012003/${OTHERS}/list.html`]: `<div id="list"></div><script>var categorynum = "${OTHERS}";</script>
        <script src="/js/jquery-3.6.0.min.js"></script><script src="/js/list.js?v=3"></script>`,
      '/js/list.js': { body: asking, type: 'application/javascript' },
    },
  };
}

function askingScript(category: string): string {
  return `var categorynum = "${category}"; ${asking}`;
}

const asking = `var pageSize = ${ASKED_PER_PAGE};
    function getList(pageIndex) {
      var param = {"token":"","pn":pageIndex * pageSize,"rn":pageSize,"sdt":"","edt":"","wd":"","fields":"title",
        "sort":"{\\"webdate\\":\\"0\\"}","ssort":"title","cl":200,"condition":[{"fieldName":"categorynum",
        "equal":categorynum,"isLike":true,"likeType":2}],"time":null,"noParticiple":"0"};
      $.ajax({ type: "POST", url: "${INTERFACE}", data: JSON.stringify(param), dataType: "json",
        contentType: "application/json;charset=UTF-8", success: show });
    }`;

const fullText: Handler = (request, response) => {
  let sent = '';
  request.on('data', (chunk) => {
    sent += String(chunk);
  });
  request.on('end', () => {
    const { pn, rn, condition } = JSON.parse(sent);
    const isWhole =
      request.headers['content-type']?.startsWith('application/json') && condition[0].equal === OTHERS;
    const reports = REPORTS.filter((report) => !isBureau(report));
    const records = reports.slice(pn, pn + rn).map((report) => ({
      title: report.title.replace('信息公开', "<em style='color:red'>信息公开</em>"),
      linkurl: pathOf(report),
      webdate: `${report.publishedOn} 09:30:00`,
      categorynum: OTHERS,
    }));
    response.statusCode = isWhole ? 200 : 500;
    response.setHeader('content-type', 'application/json;charset=UTF-8');
    response.end(
      JSON.stringify({ result: { totalcount: String(reports.length), records, executetime: '0.01' } }),
    );
  });
};

function isBureau({ agency }: ShownReport): boolean {
  return indexOfAgency(agency) < 2;
}

function pathOf(report: ShownReport): string {
  const category = isBureau(report) ? BUREAUS : OTHERS;
  const guid = `3fa85f64-5717-4562-b3fc-${String(report.number).padStart(12, '0')}`;
  return `/xxgk/012003/${category}/${report.publishedOn.replaceAll('-', '')}/${guid}.html`;
}
