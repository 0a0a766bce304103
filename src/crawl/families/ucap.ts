import type { Element } from 'domhandler';
import { z } from 'zod';
import { canonicalUrl } from '../address.ts';
import { linkByWords } from '../links/by-words.ts';
import type { Link, Page } from '../links/link.ts';
import { dateIn } from '../links/link-text.ts';
import { callsOfPages, pagesNamed } from '../links/next-pages-by-call.ts';
import { elementsNamed } from '../page/elements.ts';
import { parseHtml, query } from '../page/html.ts';
import { OPEN, scriptsOf, textsIn } from '../page/script-text.ts';
import type { Family, ListAnswer } from './family.ts';
import { answerIn, requestOf } from './list-request.ts';

/**
 * UCAP: lists are pages numbered from 2, named in a script, or come as JSON from a search interface
 * (`/search/`, `/searchList/` or `/common/search/`, then the channel). Shapes as in public crawlers of the portals
 * of Gansu, Kunshan and of the securities regulator. The request may be in a separate script file. Where it lacks
 * the channel or the size, it is not made: then only the page after its scripts ran shows the list.
 */
export const ucap: Family = {
  sign: (page) => {
    const { dom } = page;
    const pages = COUNTED_FROM_ONE.exec(scriptsOf(dom))?.[0];
    const channel = channelOf(dom);
    return requests(page)[0] ?? pages ?? (channel === undefined ? null : query.html(channel));
  },
  links: (page) => [...numberedPages(page), ...interfaceOf(page)],
  wantsScripts: (page) =>
    page.role === 'list' &&
    channelOf(page.dom) !== undefined &&
    requests(page).length === 0 &&
    callsOfPages(scriptsOf(page.dom)).length === 0,
  readAnswer,
};

const COUNTED_FROM_ONE = /createPageHTML\s*\(\s*['"]\w+['"]\s*,\s*\d+\s*,\s*[1-9][^)]*\)/;

/** `createPageHTML('page_div', 3, 1, 'list', 'shtml', 24)`: `list_2.shtml`, `list_3.shtml`; the first names them all. */
function numberedPages(page: Page): Link[] {
  return callsOfPages(scriptsOf(page.dom))
    .filter(({ countsFrom, current }) => countsFrom === 1 && current === 1)
    .filter(({ base, extension }) => !page.url.endsWith(`/${base}_1.${extension}`))
    .flatMap((call) => pagesNamed(call, 2, call.total, page));
}

/** Requests for JSON in the page's scripts. */
function requests({ dom }: Page): string[] {
  return textsIn(dom, /_isJson=true/).filter((text) => /\/\w*(?:search|List)\w*\/[^/?]+\?/i.test(text));
}

/** The meta tag that names the page's channel. */
function channelOf(dom: Page['dom']): Element | undefined {
  return elementsNamed(dom, 'meta').find(({ attribs }) => attribs['name']?.toLowerCase() === 'channelid');
}

/** The list of the page's own channel: named in a meta tag or in the address, else the only request of a list page. */
function interfaceOf(page: Page): Link[] {
  const { dom, url, role } = page;
  const own = channelOf(dom)?.attribs['content'] ?? new URL(url).searchParams.get('channelid');
  if (own === null && role !== 'list') return [];
  return requests(page).flatMap((text): Link[] => {
    const target = canonicalUrl(own === null ? text : text.replace(`/${OPEN}?`, `/${own}?`), url);
    if (target === undefined) return [];
    const first = pageOf(target, 1);
    const isKnown = own === null || new URL(first).pathname.endsWith(`/${own}`);
    if (!isKnown || first.includes(encodeURIComponent(OPEN))) return [];
    return requestOf(first, url, page, 'ucap');
  });
}

function pageOf(address: string, number: number): string {
  const url = new URL(address);
  url.searchParams.set('page', `${number}`);
  return url.href;
}

const text = z.string().nullish();
const count = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]);
const AnswerSchema = z.object({
  data: z.object({
    results: z.array(
      z.object({ title: text, ucaptitle: text, url: text, publishedTimeStr: text, publishtime: text }),
    ),
    total: count.nullish(),
  }),
});
type Data = z.infer<typeof AnswerSchema>['data'];

function readAnswer(answer: ListAnswer): Link[] | null {
  const data = answerIn(answer.text, AnswerSchema)?.data;
  if (data === undefined) return null;
  const entries = data.results.flatMap((result) => {
    const title = parseHtml(result.title ?? result.ucaptitle ?? '').text();
    const url = canonicalUrl(result.url ?? '', answer.listPage);
    const date = dateIn(result.publishedTimeStr ?? result.publishtime ?? '');
    return url === undefined || title === '' ? [] : [{ url, text: title.trim(), date }];
  });
  if (entries.length < data.results.length) return null;
  const links = entries.flatMap((entry) => linkByWords(entry, { ...answer, url: answer.listPage }) ?? []);
  return [...links, ...requestOf(nextOf(answer.url, data), answer.url, answer, 'ucap')];
}

/**
 * The list ends when as many entries were shown as there are, or with an empty page when the total is wrong.
 * A server that sends fewer than requested counts its pages by what it sends.
 */
function nextOf(url: string, { results, total }: Data): string | null {
  const asked = new URL(url).searchParams;
  const page = Number(asked.get('page'));
  const size = page === 1 ? results.length : Number(asked.get('_pageSize') ?? results.length);
  const entriesSoFar = (page - 1) * size + results.length;
  if (results.length === 0 || entriesSoFar === total) return null;
  const next = new URL(pageOf(url, page + 1));
  next.searchParams.set('_pageSize', `${size}`);
  return next.href;
}
