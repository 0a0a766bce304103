import { z } from 'zod';
import type { Link, Page } from '../links/link.ts';
import { elementsNamed } from '../page/elements.ts';
import { parseHtml } from '../page/html.ts';
import { fixedValue } from '../page/script-text.ts';
import type { Family, ListAnswer } from './family.ts';
import { linksInFragment } from './fragment.ts';
import { agencyColumns, columnOf } from './hanweb-column.ts';
import { answerIn, requestOf } from './list-request.ts';

/**
 * Hanweb JPaaS: scripts request parts of a page; they have the request in their attributes, `url` and
 * `queryData`; the answer is JSON with a piece of HTML in it. Shapes as in public crawlers of the portals of
 * Zhejiang and of several ministries.
 */
export const jpaas: Family = {
  sign: ({ dom }) => unitsIn(dom)[0]?.attribs['url'] ?? null,
  links: (page) => [...agencyColumns(page), ...unitsOf(page)],
  readAnswer,
};

function unitsIn(dom: Page['dom']) {
  return elementsNamed(dom, 'script').filter(({ attribs }) => attribs['url']?.includes(UNIT));
}

const UNIT = '/front/page/build/unit';
/** Without one of these parameters the request does not name a list. */
const NEEDED = ['webId', 'pageId', 'tplSetId', 'tagId'] as const;

function unitsOf(page: Page): Link[] {
  const { dom, url } = page;
  return unitsIn(dom).flatMap(({ attribs }): Link[] => {
    const query = queryIn(attribs['querydata'] ?? '');
    const isComplete = NEEDED.every((name) => query.get(name));
    if (!isComplete || !isOwn(query, dom, url)) return [];
    return requestOf(`${attribs['url']}?${query}`, url, page, 'jpaas');
  });
}

/** `{'webId':'1','pageId':'2',…}`: JSON except for its quotes. */
function queryIn(attribute: string): URLSearchParams {
  const query = new URLSearchParams();
  for (const [, , name = '', , value = ''] of attribute.matchAll(/(['"])(\w+)\1\s*:\s*(['"])(.*?)\3/g)) {
    query.append(name, value);
  }
  return query;
}

/** Where the page says which column it is, only that column's parts are its list. */
function isOwn(query: URLSearchParams, dom: Page['dom'], url: string): boolean {
  const own = dom.find('meta[name="ColId" i]').attr('content') ?? columnOf(url);
  return own === undefined || own === '' || query.get('pageId') === own;
}

const AnswerSchema = z.object({ data: z.object({ html: z.string() }) });

function readAnswer(answer: ListAnswer): Link[] | null {
  const html = answerIn(answer.text, AnswerSchema)?.data.html;
  if (html === undefined) return null;
  const next = requestOf(nextOf(answer.url, html), answer.url, answer, 'jpaas');
  return [...linksInFragment(html, answer), ...next];
}

/**
 * The pager names how many entries there are, how many on a page, and which page this is, in its attributes
 * or in `queryData`; a list without pager has one page. The next page is requested in `paramJson`.
 */
function nextOf(url: string, html: string): string | null {
  const dom = parseHtml(html);
  if (dom.find('a[href]').length === 0) return null;
  const pager = dom.find('[rows][count]').first();
  const attributes = pager.attr() ?? {};
  const data = dom.find('[querydata*="count"]').first().attr('querydata') ?? '';
  const numberOf = (name: string): number =>
    Number(attributes[name.toLowerCase()] ?? fixedValue(data, name) ?? Number.NaN);
  const [rows, count, page] = [numberOf('rows'), numberOf('count'), numberOf('pageNo')];
  if (!(rows > 0) || !(page > 0) || !(page * rows < count)) return null;
  const next = new URL(url);
  next.searchParams.set('paramJson', JSON.stringify({ pageNo: page + 1, pageSize: rows }));
  return next.href;
}
