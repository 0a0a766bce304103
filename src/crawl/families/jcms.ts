import { load } from 'cheerio/slim';
import { canonicalUrl } from '../address.ts';
import type { Link, Page } from '../links/link.ts';
import { elementsNamed } from '../page/elements.ts';
import { parseHtml, query } from '../page/html.ts';
import { fixedValue, scriptsOf } from '../page/script-text.ts';
import type { Family, ListAnswer } from './family.ts';
import { linksInFragment } from './fragment.ts';
import { agencyColumns, columnOf } from './hanweb-column.ts';
import { requestOf } from './list-request.ts';

/**
 * Hanweb jcms: the list of a column is filled by a script from `dataproxy.jsp`, in groups of a few pages. The
 * first group may already be in the page, as XML in a script. The script posts its parameters; public crawlers
 * (Shandong, Yancheng) send them in the address, which names an answer better. A call that lacks one is not made:
 * then only the page after its scripts ran shows the list.
 */
export const jcms: Family = {
  sign: ({ dom }) => PROXY.exec(scriptsOf(dom))?.[0] ?? null,
  links: (page) => [...agencyColumns(page), ...listOf(page)],
  readAnswer,
};

const PROXY = /[\w/.]{0,100}dataproxy\.jsp/;
const CALL = /\.jpage\s*\(\s*\{([\s\S]*?ajaxParam\s*:\s*\{([^{}]*)\}[\s\S]*?)\}\s*\)/g;
const PAIR = /(\w+)\s*:\s*(?:'([^']*)'|"([^"]*)"|(\w+))/g;

/** Pages that the script requests at once where its call doesn't say. */
const DEFAULT_GROUP_SIZE = 3;

function listOf(page: Page): Link[] {
  const stores = storesIn(page).filter(({ nextGroup }) => nextGroup === null || isOwn(nextGroup, page));
  const fromStores = stores.flatMap((store) => [
    ...linksInFragment(store.records.join('\n'), { ...page, listPage: page.url }),
    ...requestOf(store.nextGroup, page.url, page, 'jcms'),
  ]);
  return [...fromStores, ...callsIn(page).flatMap((call) => firstGroup(call, stores, page))];
}

/** The list of a store is known from the address of the next group, or from the element around it. */
interface StoreInScript extends Datastore {
  readonly unit: string | null;
}

function storesIn({ dom, url }: Page): StoreInScript[] {
  return elementsNamed(dom, 'script').flatMap((element): StoreInScript[] => {
    const store = datastoreIn(query.text([element]));
    if (store === null) return [];
    const named = canonicalUrl(store.nextGroup ?? '', url);
    const around = query(element).closest('[id]').attr('id') ?? null;
    return [{ ...store, unit: named === undefined ? around : new URL(named).searchParams.get('unitid') }];
  });
}

interface Call {
  /** Address of the script's request, as written. */
  readonly proxy: string;
  readonly parameters: URLSearchParams;
  readonly perPage: number;
  readonly groupSize: number;
}

/** `$('#123').jpage({perPage:15, proxyUrl:'…', ajaxParam:{columnid:1,unitid:'123',webid:2,…}})`, where it is complete. */
function callsIn(page: Page): Call[] {
  return [...scriptsOf(page.dom).matchAll(CALL)].flatMap(([, call = '', list = '']): Call[] => {
    const parameters = new URLSearchParams();
    for (const [, name = '', single, double, bare] of list.matchAll(PAIR)) {
      parameters.append(name, single ?? double ?? bare ?? '');
    }
    const proxy = fixedValue(call, 'proxyUrl');
    const perPage = Number(fixedValue(call, 'perPage'));
    const groupSize = Number(fixedValue(call, 'groupSize') ?? DEFAULT_GROUP_SIZE);
    const isComplete = ['columnid', 'unitid', 'webid'].every((name) => parameters.get(name));
    if (proxy === null || !PROXY.test(proxy) || !isComplete || !(perPage >= 1) || !(groupSize >= 1))
      return [];
    return isOwn(`?${parameters}`, page) ? [{ proxy, parameters, perPage, groupSize }] : [];
  });
}

/** A page of a column may show other columns' lists as well; several columns together are a separate list. */
function isOwn(request: string, { url, role }: Page): boolean {
  const address = canonicalUrl(request, url);
  const named = address === undefined ? null : new URL(address).searchParams.get('columnid');
  const columns = named?.split(',') ?? [];
  const own = columnOf(url);
  return own === undefined ? role === 'list' : columns.includes(own) || columns.length > 1;
}

function firstGroup(call: Call, stores: readonly StoreInScript[], page: Page): Link[] {
  const store = stores.find(({ unit }) => unit === call.parameters.get('unitid'));
  if (store?.nextGroup) return [];
  const held = store?.records.length ?? 0;
  if (held > 0 && held === store?.total) return [];
  const group = { start: held + 1, size: call.perPage * call.groupSize, perPage: `${call.perPage}` };
  return requestOf(`${call.proxy}?${groupQuery(group)}&${call.parameters}`, page.url, page, 'jcms');
}

function groupQuery({ start, size, perPage }: { start: number; size: number; perPage: string }): string {
  return `startrecord=${start}&endrecord=${start + size - 1}&perpage=${perPage}`;
}

function readAnswer(answer: ListAnswer): Link[] | null {
  const store = datastoreIn(answer.text);
  if (store === null) return null;
  const next = store.records.length === 0 ? null : nextOf(answer.url, store);
  return [
    ...linksInFragment(store.records.join('\n'), answer),
    ...requestOf(next, answer.url, answer, 'jcms'),
  ];
}

/**
 * A request for records by number continues where the answer ended, until the total was shown: a total
 * that was exceeded is wrong, and the list then ends with its first empty part. Other requests continue as the answer says.
 */
function nextOf(url: string, { records, total, nextGroup }: Datastore): string | null {
  const next = new URL(url);
  const start = Number(next.searchParams.get('startrecord'));
  const end = Number(next.searchParams.get('endrecord'));
  if (!(start >= 1) || !(end >= start)) return nextGroup;
  const entriesSoFar = start + records.length - 1;
  if (entriesSoFar === total) return null;
  next.searchParams.set('startrecord', `${entriesSoFar + 1}`);
  next.searchParams.set('endrecord', `${entriesSoFar + 1 + end - start}`);
  return next.href;
}

/** A part of a list of Hanweb jcms, as its interface answers and as it may be in a page. */
interface Datastore {
  /** The HTML of each entry. */
  readonly records: readonly string[];
  /** Entries in the whole list; null when it is not given. */
  readonly total: number | null;
  /** Address of the next part, as written; null in the last one. */
  readonly nextGroup: string | null;
}

/**
 * `<datastore><totalrecord>24</totalrecord><nextgroup>…</nextgroup><recordset><record><![CDATA[<li>…]]></record>…`;
 * null when the text is something else. Shape as quoted in public crawlers of Hangzhou's and Jiangsu's portals.
 */
function datastoreIn(text: string): Datastore | null {
  const start = text.indexOf('<datastore>');
  if (start === -1) return null;
  const xml = load(text.slice(start), { xml: true });
  const total = xml('totalrecord').first().text().trim();
  const nextGroup = parseHtml(xml('nextgroup').first().text()).find('a').attr('href')?.trim() ?? '';
  return {
    records: xml('record')
      .toArray()
      .map((element) => xml(element).text()),
    total: /^\d+$/.test(total) ? Number(total) : null,
    nextGroup: nextGroup === '' ? null : nextGroup,
  };
}
