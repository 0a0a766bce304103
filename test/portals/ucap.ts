import { HOST } from '../crawl/small-portal.ts';
import { answering, slice } from './answering.ts';
import { type FamilyPortal, REPORTS, reportBody, type ShownReport } from './family-portal.ts';

const OWN = '6ed9cac952e94022bd5bd213764b983d';
const NEWS = 'c7df0c0ea0b7444d9744d4a6c1fcca4b';
const PER_PAGE = 10;
const ENTRY = { '/quz/index.shtml': '<a href="c100122/list.shtml">政府信息公开年报</a>' };

/** UCAP with a list behind its search interface; the news beside it come from the same interface. */
export function ucapPortal(): FamilyPortal {
  return {
    entry: '/quz/index.shtml',
    pages: {
      ...ENTRY,
      '/quz/c100122/list.shtml': `<head><meta name="channelid" content="${OWN}"></head><body>
        <input type="hidden" id="pageSize" value="${PER_PAGE}"><input type="hidden" id="page" value="1">
        <script>
          var channelid = $("meta[name='channelid']").attr('content');
          $.ajax({ url: '/common/search/' + '${NEWS}' + '?_isAgg=true&_isJson=true&_pageSize=5&page=1' });
          function table_ajax() {
            $.ajax({ url: '/common/search/' + channelid + '?sort=&_isAgg=true&_isJson=true&_pageSize='
              + parseInt($("#pageSize").val()) + '&_template=index&_channelName=&page=' + parseInt($("#page").val()) });
          }
        </script></body>`,
      ...REPORT_PAGES,
      [`/common/search/${OWN}`]: answering('application/json;charset=UTF-8', (query) => {
        const page = Number(query.get('page'));
        const results = slice(REPORTS, (page - 1) * PER_PAGE + 1, PER_PAGE).map((report) => ({
          title: report.title.replace('信息公开', '<em>信息公开</em>'),
          url: `${HOST.replace('http:', '')}${pathOf(report)}`,
          publishedTimeStr: `${report.publishedOn} 10:05:00`,
        }));
        return JSON.stringify({
          data: { channelId: OWN, page, rows: PER_PAGE, total: REPORTS.length, results },
        });
      }),
    },
  };
}

/**
 * UCAP with the request for its lists in one script file; two pages, each with one half of the reports, name their channel in a meta
 * tag which channel is theirs.
 */
export function ucapScriptFilePortal(): FamilyPortal {
  const channels: Readonly<Record<string, readonly ShownReport[]>> = {
    [OWN]: REPORTS.slice(0, REPORTS.length / 2),
    [NEWS]: REPORTS.slice(REPORTS.length / 2),
  };
  const list = (channel: string): string =>
    `<head><meta name="channelid" content="${channel}"><script src="../../layui/js/jquery.min.js"></script>
     <script src="../../layui/js/list.js"></script><script src="http://cdn.test/all.js"></script></head><div id="list"></div>`;
  return {
    entry: '/quz/index.shtml',
    pages: {
      '/quz/index.shtml':
        '<a href="a/list.shtml">政府信息公开年报</a><a href="b/list.shtml">历年政府信息公开年报</a>',
      '/quz/a/list.shtml': list(OWN),
      '/quz/b/list.shtml': list(NEWS),
      '/layui/js/list.js': {
        body: `var channelid = $("meta[name='channelid']").attr('content');
          function ask(pageNo) {
            $.get('/common/search/' + channelid + '?_isAgg=true&_isJson=true&_pageSize=20&page=' + pageNo, show);
          }`,
        type: 'application/javascript',
      },
      ...REPORT_PAGES,
      ...Object.fromEntries(
        Object.entries(channels).map(([channel, reports]) => [
          `/common/search/${channel}`,
          answering('application/json;charset=UTF-8', () =>
            JSON.stringify({
              data: {
                total: reports.length,
                results: reports.map((report) => ({
                  title: report.title,
                  url: pathOf(report),
                  publishedTimeStr: `${report.publishedOn} 10:05:00`,
                })),
              },
            }),
          ),
        ]),
      ),
    },
  };
}

/** UCAP with static pages, which a script names, counted from 1. */
export function ucapPortalOfPages(): FamilyPortal {
  const total = Math.ceil(REPORTS.length / PER_PAGE);
  const lists = Array.from({ length: total }, (_, index) => {
    const items = slice(REPORTS, index * PER_PAGE + 1, PER_PAGE).map(
      (report) =>
        `<li><a href="${pathOf(report)}" title="${report.title}">${report.title}</a><span class="time">${report.publishedOn}</span></li>`,
    );
    return [
      `/quz/c100122/list${index === 0 ? '' : `_${index + 1}`}.shtml`,
      `<ul>${items.join('')}</ul><div id="page_div"></div>
       <script>createPageHTML('page_div',${total}, ${index + 1},'list','shtml',${REPORTS.length});</script>`,
    ];
  });
  return {
    entry: '/quz/index.shtml',
    pages: { ...ENTRY, ...Object.fromEntries(lists), ...REPORT_PAGES },
  };
}

function pathOf({ publishedOn, number }: ShownReport): string {
  const month = publishedOn.slice(0, 7).replace('-', '');
  return `/quz/c100122/${month}/${number.toString(16).padStart(32, 'a')}.shtml`;
}

const REPORT_PAGES = Object.fromEntries(REPORTS.map((report) => [pathOf(report), reportBody(report)]));
