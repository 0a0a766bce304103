import { canonicalUrl } from '../address.ts';
import { linkByWords } from '../links/by-words.ts';
import type { Link, Page } from '../links/link.ts';
import { anchorsOf } from '../links/link-text.ts';
import { pagesAfterFirst } from '../links/next-page.ts';
import { bareText, isAgencyName } from '../links/report-words.ts';
import { parseHtml } from '../page/html.ts';
import { objectsWith } from '../page/script-literals.ts';
import { scriptsOf } from '../page/script-text.ts';
import type { Family, ListAnswer } from './family.ts';
import { linksInFragment } from './fragment.ts';
import { requestOf } from './list-request.ts';

/**
 * LonSun, many portals of Anhui: one `/public/column/{agency}` for each agency, with a tab for yearly reports (`type=3`).
 * The first page of a list is mostly in the HTML; a script says `pageCount` and requests the others, pieces of HTML from
 * `/site/label/{n}?labelName=publicInfoList&organId=…&pageIndex={n}`. Shapes as public crawlers of portals of Anhui use
 * them.
 */
export const lonsun: Family = {
  sign: (page) => {
    const scripts = scriptsOf(page.dom);
    const [label] = /labelName['"]?\s*:\s*['"]public\w*['"]/.exec(scripts) ?? [];
    if (label === undefined) return anchorsOf(page).find(({ url }) => isColumn(url))?.url ?? null;
    return labelsIn(scripts, page.url).length > 0
      ? label
      : `${label}, not requested: the page does not say its parameters`;
  },
  links: (page) => [...agencies(page), ...(page.role === 'list' ? listPages(page) : [])],
  readAnswer,
};

function isColumn(url: string): boolean {
  return /^[^?]*\/public\/column\/\d+\/?(?:[?]|$)/.test(url);
}

function agencies(page: Page): Link[] {
  return anchorsOf(page)
    .filter(({ url, text }) => isColumn(url) && isAgencyName(text))
    .map(({ url, text }) => ({
      url,
      role: 'index',
      context: { ...page.context, agency: bareText(text) },
      continues: false,
    }));
}

/** Pages of a list that its own page does not show: all of them, or those after the first. */
function listPages(page: Page): Link[] {
  const { url, role, context } = page;
  const scripts = scriptsOf(page.dom);
  const further = pagesAfterFirst(pageCountIn(scripts) ?? 1);
  const [label] = labelsIn(scripts, url);
  if (label !== undefined) {
    const showsFirst = anchorsOf(page).some((anchor) => linkByWords(anchor, page)?.role === 'report');
    const numbers = showsFirst ? further : [1];
    return numbers.flatMap((number) => requestOf(atPage(label, number), url, page, 'lonsun'));
  }
  if (!isColumn(url) || (new URL(url).searchParams.get('pageIndex') ?? '1') !== '1') return [];
  return further.map((number) => ({ url: atPage(url, number), role, context, continues: true }));
}

function pageCountIn(scripts: string): number | undefined {
  const count = /\bpageCount['"]?\s*:\s*['"]?(\d+)/.exec(scripts)?.[1];
  return count === undefined ? undefined : Number(count);
}

/** Addresses of the lists that the scripts of a page request, without the number of the page. */
function labelsIn(scripts: string, pageUrl: string): string[] {
  const path = /['"]([^'"\s]*\/site\/label\/\d+)['"?]/.exec(scripts)?.[1];
  const label = path === undefined ? undefined : canonicalUrl(path, pageUrl);
  if (label === undefined) return [];
  return objectsWith(scripts, 'labelName', ['pageIndex'])
    .filter(({ labelName, organId }) => /^public/.test(String(labelName)) && organId !== undefined)
    .map((parameters) => {
      const target = new URL(label);
      for (const [name, value] of Object.entries(parameters)) {
        if (typeof value === 'string' || typeof value === 'number')
          target.searchParams.set(name, String(value));
      }
      return target.href;
    });
}

function atPage(url: string, number: number): string {
  const target = new URL(url);
  target.searchParams.set('pageIndex', String(number));
  return target.href;
}

/** What the system writes where a list is empty. */
const NOTHING_LISTED = /暂无(?:相关)?(?:信息|数据|内容)/;

function readAnswer(answer: ListAnswer): Link[] | null {
  const { text, url } = answer;
  const dom = parseHtml(text);
  const isPiece = !/<html[\s>]/i.test(text) && dom.find('li, tr, a[href]').length > 0;
  if (!isPiece) return NOTHING_LISTED.test(text) ? [] : null;
  const isFirst = new URL(url).searchParams.get('pageIndex') === '1';
  const further = isFirst ? pagesAfterFirst(pageCountIn(scriptsOf(dom)) ?? 1) : [];
  return [
    ...linksInFragment(text, answer),
    ...further.flatMap((number) => requestOf(atPage(url, number), url, answer, 'lonsun')),
  ];
}
