import type { VisitFacts } from '../../domain/index.ts';
import type { Link } from '../links/link.ts';
import { createIndexPages } from './index-pages.ts';
import { createListPages } from './list-end.ts';
import { createQueue } from './queue.ts';
import { type QueueItem, UNLINKED } from './queue-item.ts';

/** Greatest depth of columns that a crawl follows, and number of pages of one list. */
const DEEPEST = 6;
const MOST_PAGES_OF_A_LIST = 1000;

/** Addresses that are not visited yet, breadth first, each once. */
export interface Frontier {
  next(): QueueItem | undefined;
  readonly waiting: number;
  /** What an address that was ever queued is to the crawler. */
  roleOf(url: string): QueueItem['role'] | undefined;
  /**
   * Queues the links of a page that are new. Says why not all of them are followed, when they aren't;
   * returns links beyond the limits, which will not be visited.
   */
  add(
    from: QueueItem,
    links: readonly Link[],
  ): { readonly listEnd: VisitFacts | null; readonly beyond: QueueItem[] };
  /** Queues a report that no list leads to; what a list once said about it stays valid. */
  addHint(url: string, namedBy: string | null, earlier: Pick<QueueItem, 'context'> | undefined): void;
  /** Puts the target of a redirect before all others. */
  addRedirect(from: QueueItem, target: string): void;
}

export function createFrontier(entryUrl: string): Frontier {
  /** Targets of redirects, the newest last; then what links lead to. */
  const redirected: QueueItem[] = [];
  const queue = createQueue<QueueItem>();
  const known = new Map<string, QueueItem['role']>();
  const followed = createListPages();
  const indexPages = createIndexPages();
  const enter = (item: QueueItem): void => {
    known.set(item.url, item.role);
    queue.push(item);
  };
  enter({ ...UNLINKED, url: entryUrl, role: 'index', parent: null });

  const nextQueued = (): QueueItem | undefined => {
    let item = queue.next();
    while (item !== undefined && indexPages.hasOtherName(item)) item = queue.next();
    return item;
  };

  return {
    next: () => redirected.pop() ?? nextQueued(),
    get waiting() {
      return redirected.length + queue.length;
    },
    roleOf: (url) => known.get(url),
    add: (from, found) => {
      if (found.length > 0) indexPages.add(from.url);
      const { links, listEnd } = followed(from, found);
      const beyond: QueueItem[] = [];
      for (const link of links) {
        if (known.has(link.url)) continue;
        const item = itemOf(from, link);
        if (item.depth > DEEPEST || (item.list?.page ?? 0) >= MOST_PAGES_OF_A_LIST) {
          known.set(item.url, item.role);
          beyond.push(item);
        } else {
          enter(item);
        }
      }
      return { listEnd, beyond };
    },
    addHint: (url, namedBy, earlier) => {
      const context = earlier?.context ?? UNLINKED.context;
      enter({ ...UNLINKED, url, role: 'report', parent: namedBy, context });
    },
    addRedirect: (from, target) => {
      if (known.has(target)) return;
      const item = {
        ...from,
        url: target,
        post: null,
        parent: from.url,
        redirectedFrom: [...from.redirectedFrom, from.url],
      };
      known.set(target, item.role);
      redirected.push(item);
    },
  };
}

function itemOf(from: QueueItem, link: Link): QueueItem {
  const { url, role, context, continues, readBy = null, post = null } = link;
  const list = continues ? { first: from.list?.first ?? from.url, page: (from.list?.page ?? 0) + 1 } : null;
  const isDeeper = !continues && (role === 'index' || role === 'list');
  const depth = from.depth + (isDeeper ? 1 : 0);
  return { url, role, context, parent: from.url, depth, list, redirectedFrom: [], readBy, post };
}
