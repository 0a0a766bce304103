import { z } from 'zod';
import { addressOfPost, canonicalUrl, type Post } from '../address.ts';
import { linkByWords } from '../links/by-words.ts';
import type { Link, Page } from '../links/link.ts';
import { pagesAfterFirst } from '../links/next-page.ts';
import { query } from '../page/html.ts';
import { objectsWith } from '../page/script-literals.ts';
import { scriptsOf } from '../page/script-text.ts';
import type { Family, ListAnswer } from './family.ts';
import { CountSchema, isoDateIn, plainText } from './list-entry.ts';
import { answerIn } from './list-request.ts';

/**
 * Epoint: articles at `/{site}/{category 012003001}/YYYYMMDD/{guid}.html`. A list is static, `moreinfo.html` and then
 * `2.html`, `3.html`, with a pager that says `1/3`; or a script asks for it by POST from `…/rest/…/getFullTextData` or
 * `…New`, where `pn` counts entries to be left out and `rn` is the size of a page. Shapes as public crawlers use them.
 * Where neither the page nor its script files give the complete request, the list is not requested.
 */
export const epoint: Family = {
  sign: (page) => {
    const [called] = INTERFACE.exec(scriptsOf(page.dom)) ?? [];
    if (called === undefined) return pagerOf(page)?.quote ?? null;
    return askedLists(page).length > 0 ? called : `${called}; the page does not say its parameters`;
  },
  links: (page) => (page.role === 'list' ? [...staticPages(page), ...askedLists(page)] : []),
  wantsScripts: (page) =>
    page.role === 'list' &&
    (INTERFACE.test(scriptsOf(page.dom)) || CATEGORY.test(scriptsOf(page.dom))) &&
    pagerOf(page) === undefined &&
    askedLists(page).length === 0,
  readAnswer,
};

/** What only the request needs, and only the page has. */
const CATEGORY = /\bcategory_?num\b['"]?\s*[:=]/i;
const INTERFACE = /[\w./-]{0,100}\/rest\/[\w/]{0,100}getFullTextData\w*/i;

/** `1/3` alone in a part of a pager with the system's classes, or the numbers in the calls of its pager. */
function pagerOf({ dom }: Page): { readonly pages: number; readonly quote: string } | undefined {
  const parts = dom.find('[class*="wb-page"], [class*="wb-page"] *').toArray();
  for (const part of parts) {
    const [quote, pages] = /^\d+\s*\/\s*(\d+)$/.exec(query(part).text().trim()) ?? [];
    if (quote !== undefined) return { pages: Number(pages), quote: `pager ${quote}` };
  }
  const [quote, ...others] = dom
    .find('[onclick*="ShowAjaxNewPage"]')
    .toArray()
    .map(({ attribs }) => attribs['onclick'] ?? '');
  if (quote === undefined) return undefined;
  const numbers = [quote, ...others].map((call) => Number(/,\s*'?(\d+)'?\s*\)/.exec(call)?.[1] ?? 1));
  return { pages: Math.max(...numbers), quote };
}

function staticPages(page: Page): Link[] {
  const { url, role, context } = page;
  const isFirst = /\/(?:moreinfo|1)\.html$/i.test(new URL(url).pathname);
  const pager = isFirst ? pagerOf(page) : undefined;
  return pagesAfterFirst(pager?.pages ?? 1).flatMap((number): Link[] => {
    const target = canonicalUrl(`${number}.html`, url);
    return target === undefined ? [] : [{ url: target, role, context, continues: true }];
  });
}

/** jQuery's default, which the scripts do not change although the body is JSON. */
const DEFAULT_CONTENT_TYPE = 'application/x-www-form-urlencoded; charset=UTF-8';

function askedLists({ url, dom, role, context }: Page): Link[] {
  const scripts = scriptsOf(dom);
  // After a plus there is only the end of an address.
  const address = /['"](?<=(\+?)\s*.)([^'"\s]{0,500}\/rest\/[\w/]{0,100}getFullTextData\w*)['"]/i.exec(
    scripts,
  );
  const target = address?.[1] === '' ? canonicalUrl(address[2] ?? '', url) : undefined;
  if (target === undefined) return [];
  const contentType = /contentType\s*:\s*['"]([^'"]+)['"]/.exec(scripts)?.[1] ?? DEFAULT_CONTENT_TYPE;
  return objectsWith(scripts, 'rn', ['pn'])
    .filter(isNarrowed)
    .map((request) => {
      const post = { url: target, contentType, body: JSON.stringify({ ...request, pn: 0 }) };
      return asked(post, role, context);
    });
}

/** A request without a category would return everything that the portal ever published. */
function isNarrowed({ condition, cnum }: Readonly<Record<string, unknown>>): boolean {
  return /categorynum/i.test(JSON.stringify(condition ?? '')) || /^\d{6,}$/.test(String(cnum ?? ''));
}

function asked(post: Post, role: Page['role'], context: Page['context']): Link {
  return { url: addressOfPost(post), role, context, continues: true, readBy: 'epoint', post };
}

const RequestSchema = z.looseObject({
  pn: z.int(),
  rn: z.union([z.int().positive(), z.string().regex(/^[1-9]\d*$/)]),
});

const AnswerSchema = z.object({
  result: z.object({
    totalcount: CountSchema,
    records: z.array(
      z.object({
        title: z.string(),
        linkurl: z.string(),
        webdate: z.string().nullish(),
        infodate: z.string().nullish(),
      }),
    ),
  }),
});
/** Some versions wrap the answer, as text, in another answer. */
const WrappedSchema = z.object({ content: z.string() });

function readAnswer(answer: ListAnswer): Link[] | null {
  const inner = answerIn(answer.text, WrappedSchema)?.content ?? answer.text;
  const data = answerIn(inner, AnswerSchema)?.result;
  const request = answer.post === null ? null : answerIn(answer.post.body, RequestSchema);
  if (data === undefined || request === null) return null;
  const { totalcount, records } = data;
  if (request.pn === 0 && records.length === 0 && totalcount > 0) return null;
  const links: Link[] = [];
  for (const record of records) {
    const url = canonicalUrl(record.linkurl, answer.listPage);
    if (url === undefined) return null;
    const date = isoDateIn(record.webdate ?? record.infodate);
    const link = linkByWords({ url, text: plainText(record.title), date }, answer);
    if (link !== undefined) links.push(link);
  }
  return [...links, ...furtherPages(answer, request, totalcount)];
}

function furtherPages(
  { post, role, context }: ListAnswer,
  request: z.infer<typeof RequestSchema>,
  total: number,
): Link[] {
  if (post === null || request.pn !== 0) return [];
  const size = Number(request.rn);
  return pagesAfterFirst(total / size).map((number) => {
    const body = JSON.stringify({ ...request, pn: (number - 1) * size });
    return asked({ ...post, body }, role, context);
  });
}
