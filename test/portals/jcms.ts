import { answering, slice } from './answering.ts';
import { AGENCIES, type FamilyPortal, REPORTS, reportBody, type ShownReport } from './family-portal.ts';

const PROXY = '/module/web/jpage/dataproxy.jsp';
const XML = 'text/xml;charset=UTF-8';
const NEWS_COLUMN = 1229214999;

/**
 * Hanweb jcms with a column for each agency. Its list comes from the interface, two pages of one report at a time;
 * the news beside it come from the same interface.
 */
export function jcmsPortal(): FamilyPortal {
  const agencies = AGENCIES.map((agency, index) => ({
    agency,
    own: 1229214400 + index,
    reports: 1229214500 + index,
  }));
  const columns = agencies.flatMap(({ agency, own, reports }) => [
    [columnPath(own), `<h2>${agency}</h2><a href="${columnPath(reports)}">政府信息公开年报</a>`],
    [
      columnPath(reports),
      `<div id="6793088"></div><div id="5504308"></div>
       <script>$(function(){${jpage('5504308', NEWS_COLUMN, 90)}${jpage('6793088', reports, 6)}});</script>`,
    ],
  ]);
  const tree = agencies.map(({ agency, own }) => `<li><a href="${columnPath(own)}">${agency}</a></li>`);
  return {
    entry: columnPath(1229214366),
    pages: {
      [columnPath(1229214366)]: `<ul>${tree.join('')}</ul>`,
      ...Object.fromEntries(columns),
      ...REPORT_PAGES,
      [PROXY]: answering(XML, (query) => {
        const column = agencies.find(({ reports }) => `${reports}` === query.get('columnid'));
        if (column === undefined) return undefined;
        const own = REPORTS.filter(({ agency }) => agency === column.agency);
        const start = Number(query.get('startrecord'));
        return datastore(slice(own, start, Number(query.get('endrecord')) - start + 1), own.length);
      }),
    },
  };
}

/** One column for all agencies; the first of its groups is in the page, each names the next. */
export function jcmsPortalWithStore(): FamilyPortal {
  const size = 9;
  const group = (number: number) => {
    const from = number * size + 1;
    const next =
      from + size > REPORTS.length
        ? undefined
        : `${PROXY}?page=${number + 1}&appid=1&webid=1&path=/&columnid=114&unitid=1737`;
    return datastore(slice(REPORTS, from, size), REPORTS.length, next);
  };
  return {
    entry: columnPath(100),
    pages: {
      [columnPath(100)]: `<a href="${columnPath(114)}">政府信息公开年报</a>`,
      [columnPath(114)]: `<div id="1737"><script type="text/xml">${group(0)}</script></div>
        <script>$(function(){${jpage('1737', 114, REPORTS.length)}});</script>`,
      ...REPORT_PAGES,
      [PROXY]: answering(XML, (query) => group(Number(query.get('page')))),
    },
  };
}

function columnPath(column: number): string {
  return `/col/col${column}/index.html`;
}

function jpage(unit: string, column: number, total: number): string {
  return `$('#${unit}').jpage({themeName:'default',showMode:'full',totalRecord:${total},openCookies:false,dataBefore:'',
    dataStore:InitData,dataAfter:'',groupSize:2,proxyUrl:'${PROXY}',perPage:1,barPosition:'bottom',
    ajaxParam:{col:1,appid:'1',webid:149,path:'/',columnid:${column},sourceContentType:1,unitid:'${unit}',
    webname:'某区人民政府',permissiontype:0}});`;
}

function datastore(reports: readonly ShownReport[], total: number, next?: string): string {
  const records = reports.map(
    (report) =>
      `<record><![CDATA[<li><a href="${pathOf(report)}" target="_blank" title="${report.title}">${report.title.slice(0, 8)}…</a><span>${report.publishedOn}</span></li>]]></record>`,
  );
  const nextGroup = next === undefined ? '' : `<nextgroup><![CDATA[<a href="${next}"></a>]]></nextgroup>`;
  return `<datastore><totalrecord>${total}</totalrecord><totalpage>${total}</totalpage>${nextGroup}
    <recordset>${records.join('\n')}</recordset></datastore>`;
}

function pathOf({ publishedOn, number }: ShownReport): string {
  const [year, month, day] = publishedOn.split('-').map(Number);
  return `/art/${year}/${month}/${day}/art_1229214366_${57800 + number}.html`;
}

const REPORT_PAGES = Object.fromEntries(REPORTS.map((report) => [pathOf(report), reportBody(report)]));
