import { z } from 'zod';
import { canonicalUrl, folderOf } from '../address.ts';
import { linkByWords } from '../links/by-words.ts';
import type { Link, Page } from '../links/link.ts';
import { anchorsOf } from '../links/link-text.ts';
import { pagesAfterFirst } from '../links/next-page.ts';
import { bareText, isAgencyName, isColumnName } from '../links/report-words.ts';
import { isRecord, literalsBehind } from '../page/script-literals.ts';
import { scriptsOf } from '../page/script-text.ts';
import type { Family, ListAnswer } from './family.ts';
import { CountSchema, isoDateIn, plainText } from './list-entry.ts';
import { answerIn, requestOf } from './list-request.ts';

/**
 * gkmlpt, the disclosure platform of Guangdong: one `…/gkmlpt/index` for each agency, whose columns are a tree in
 * the page's script and whose lists come from `…/gkmlpt/api/all/{column}?page={n}&sid={site}`, 100 a page. Shapes as
 * public crawlers of gd.gov.cn, sz.gov.cn and gz.gov.cn use them.
 */
export const gkmlpt: Family = {
  sign: ({ url, dom }) => (platformOf(url) === undefined ? null : (siteIn(scriptsOf(dom))?.quote ?? null)),
  links: (page) => [...otherAgencies(page), ...columnLists(page)],
  readAnswer,
};

/** Folder of an agency's platform: `http://…/gzjyj/gkmlpt/`. */
function platformOf(url: string): string | undefined {
  return /^.*\/gkmlpt\//.exec(folderOf(url))?.[0];
}

function siteIn(scripts: string): { readonly id: string; readonly quote: string } | undefined {
  if (!/window\._CONFIG\s*=/.test(scripts)) return undefined;
  const [quote, id] = /\bSID['"]?\s*:\s*['"]?(\d+)/.exec(scripts) ?? [];
  return quote === undefined || id === undefined ? undefined : { id, quote: `window._CONFIG … ${quote}` };
}

function otherAgencies(page: Page): Link[] {
  return anchorsOf(page)
    .filter(({ url, text }) => /^[^?]*\/gkmlpt\/(?:index)?(?:[?]|$)/.test(url) && isAgencyName(text))
    .map(({ url, text }) => ({
      url,
      role: 'index',
      context: { ...page.context, agency: bareText(text) },
      continues: false,
    }));
}

function columnLists(page: Page): Link[] {
  const scripts = scriptsOf(page.dom);
  const site = siteIn(scripts);
  const platform = platformOf(page.url);
  if (site === undefined || platform === undefined) return [];
  return literalsBehind(scripts, /\bTREE['"]?\s*[:=]\s*/)
    .flatMap((tree) => columnsIn(tree, false))
    .flatMap((column) => {
      const address = `${platform}api/all/${column}?page=1&sid=${site.id}`;
      const asked = requestOf(address, page.url, { role: 'list', context: page.context }, 'gkmlpt');
      // Each column is a separate list.
      return asked.map((link) => ({ ...link, continues: false }));
    });
}

const NodeSchema = z.looseObject({
  id: z.union([z.int(), z.string().regex(/^\d+$/)]),
  name: z.string(),
});

/** Ids of the columns of yearly reports and of the columns below them. */
function columnsIn(tree: unknown, isBelowColumn: boolean): string[] {
  if (Array.isArray(tree)) return tree.flatMap((node) => columnsIn(node, isBelowColumn));
  if (!isRecord(tree)) return [];
  const node = NodeSchema.safeParse(tree).data;
  const isColumn = node !== undefined && (isBelowColumn || isColumnName(node.name));
  const below = Object.values(tree).filter((value) => Array.isArray(value));
  return [...(isColumn ? [String(node.id)] : []), ...below.flatMap((nodes) => columnsIn(nodes, isColumn))];
}

const DateSchema = z.union([z.string(), z.number()]).nullish();

const AnswerSchema = z.object({
  total: CountSchema,
  articles: z.array(
    z.object({
      title: z.string(),
      url: z.string(),
      publisher: z.string().nullish(),
      date: DateSchema,
      display_publish_time: DateSchema,
      first_publish_time: DateSchema,
    }),
  ),
});

function readAnswer(answer: ListAnswer): Link[] | null {
  const data = answerIn(answer.text, AnswerSchema);
  if (data === null || isEmptyAgainstItsTotal(answer, data)) return null;
  const links: Link[] = [];
  for (const article of data.articles) {
    const url = canonicalUrl(article.url, answer.listPage);
    if (url === undefined) return null;
    const date = isoDateIn(article.date ?? article.display_publish_time ?? article.first_publish_time);
    const publisher = plainText(article.publisher ?? '');
    const agency = isAgencyName(publisher) ? bareText(publisher) : answer.context.agency;
    const ofAgency = { ...answer, context: { ...answer.context, agency } };
    const link = linkByWords({ url, text: plainText(article.title), date }, ofAgency);
    if (link !== undefined) links.push(link);
  }
  return [...links, ...furtherPages(answer, data)];
}

type ListAnswerData = z.infer<typeof AnswerSchema>;

function isEmptyAgainstItsTotal(answer: ListAnswer, { total, articles }: ListAnswerData): boolean {
  return isFirstPage(answer) && articles.length === 0 && total > 0;
}

function isFirstPage({ url }: ListAnswer): boolean {
  return new URL(url).searchParams.get('page') === '1';
}

function furtherPages(answer: ListAnswer, { total, articles }: ListAnswerData): Link[] {
  if (!isFirstPage(answer)) return [];
  return pagesAfterFirst(total / articles.length).flatMap((number) => {
    const target = new URL(answer.url);
    target.searchParams.set('page', String(number));
    return requestOf(target.href, answer.url, answer, 'gkmlpt');
  });
}
