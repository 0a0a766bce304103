import type { VisitFacts } from '../../domain/index.ts';
import type { Link } from '../links/link.ts';
import { isPageOfSameList } from '../links/next-page.ts';
import type { QueueItem } from './queue-item.ts';

/** The links of a page to follow, and why the others are not followed; null where all are. */
export interface Followed {
  readonly links: readonly Link[];
  readonly listEnd: VisitFacts | null;
}

/** A list that had reports on its first pages is left after this many consecutive pages without one. */
const MOST_WITHOUT_REPORT = 3;

/** What the pages of one list have shown so far. */
interface ListHistory {
  /** What each page showed of the list's own, so that a repeated one is noticed. */
  readonly signatures: Set<string>;
  /** Pages since the last one with something of the list's own. */
  pagesWithout: number;
}

/**
 * Judges the pages of lists in the order in which they are read. A further page that shows nothing of the list's kind
 * belongs to something else (the whole site's news), unless its address is the list's: then other things are between the
 * reports. A page that shows what another page showed is from a pager without an end.
 */
export function createListPages(): (page: QueueItem, links: readonly Link[]) => Followed {
  const histories = new Map<string, ListHistory>();
  return (page, links) => {
    const { url, role, list } = page;
    if (role !== 'index' && role !== 'list') return { links, listEnd: null };
    const own = links.filter(({ continues }) => !continues);
    const kept = role === 'list' ? own.filter((link) => link.role === 'report') : own;
    const first = list?.first ?? url;
    const before = histories.get(first) ?? { signatures: new Set(), pagesWithout: 0 };
    histories.set(first, before);
    if (list !== null && kept.length === 0) {
      before.pagesWithout += 1;
      const isMixed = role === 'list' && before.signatures.size > 0 && isOfList(page, first);
      if (!isMixed) return { links: [], listEnd: { list_end: { list: first, why: 'not_of_list' } } };
      if (before.pagesWithout >= MOST_WITHOUT_REPORT) {
        return {
          links: [],
          listEnd: { list_end: { list: first, pages_without_report: before.pagesWithout } },
        };
      }
      const further = links.filter(({ continues }) => continues);
      return { links: further, listEnd: { list_end: { list: first, why: 'no_report' } } };
    }
    before.pagesWithout = 0;
    const signature = kept.map((link) => link.url).join('\n');
    if (list !== null && before.signatures.has(signature)) {
      return { links: [], listEnd: { list_end: { list: first, why: 'repeats' } } };
    }
    if (kept.length > 0) before.signatures.add(signature);
    return { links, listEnd: null };
  };
}

/** The answer of a list's own interface is a page of it wherever it comes from. */
function isOfList({ url, readBy }: QueueItem, first: string): boolean {
  return readBy !== null || isPageOfSameList(url, first);
}
