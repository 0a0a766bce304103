import type { Answer } from '../crawl/test-server.ts';
import {
  AGENCIES,
  type FamilyPortal,
  indexOfAgency,
  REPORTS,
  reportBody,
  type ShownReport,
} from './family-portal.ts';

const PER_PAGE = 2;

/**
 * gkmlpt: one platform an agency, columns in a tree in the script, lists only behind the interface. The interface
 * escapes as PHP does. Other columns than the reports' are in the tree, and not served.
 */
export function gkmlptPortal(): FamilyPortal {
  const pages: Record<string, Answer> = {
    '/gkmlpt/index': platformPage(
      440100,
      AGENCIES.map((agency) => `<a href="${platformOf(agency)}index">${agency}</a>`).join(''),
    ),
    // The government's own reports are not among those that the tests expect.
    '/gkmlpt/api/all/2011?page=1&sid=440100': json({ total: 0, articles: [] }),
  };
  for (const agency of AGENCIES) {
    const site = siteOf(agency);
    pages[`${platformOf(agency)}index`] = platformPage(site, '<a href="/gkmlpt/index#2011">区政府</a>');
    const reports = REPORTS.filter((report) => report.agency === agency);
    for (let start = 0; start < reports.length; start += PER_PAGE) {
      const path = `${platformOf(agency)}api/all/2011?page=${start / PER_PAGE + 1}&sid=${site}`;
      const articles = reports.slice(start, start + PER_PAGE).map(articleOf);
      pages[path] = json({ total: reports.length, articles });
    }
    for (const report of reports) pages[pathOf(report)] = reportBody(report);
  }
  return { entry: '/gkmlpt/index', pages };
}

function platformPage(site: number, body: string): string {
  return `<html><head><title>政府信息公开平台</title></head><body><div id="app"></div>${body}<script>
    window._CONFIG = {
      SITE_NAME: '某区', DOMAIN: 'http://' + location.host, SID: '${site}',
      TREE: [{"id":5,"name":"法定主动公开内容","children":[{"id":40,"name":"财政年报","children":[]},
        {"id":41,"name":"政府工作报告","children":[]}]},
        {"id":2011,"name":"政府信息公开年报","parent":0,"children":[]}]
    }</script></body></html>`;
}

function articleOf(report: ShownReport) {
  return {
    id: report.number,
    title: report.title,
    url: `http://quzhengfu.test${pathOf(report)}`,
    publisher: report.agency,
    // Half an hour past midnight in China.
    date: Date.parse(`${report.publishedOn}T00:30:00+08:00`) / 1000,
  };
}

function json(value: unknown): Answer {
  const body = JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return { body, type: 'application/json' };
}

function siteOf(agency: string): number {
  return 440101 + indexOfAgency(agency);
}

function platformOf(agency: string): string {
  return `/bm${siteOf(agency)}/gkmlpt/`;
}

function pathOf({ agency, number }: ShownReport): string {
  return `${platformOf(agency)}content/8/${8000 + number}/post_${8_000_000 + number}.html`;
}
