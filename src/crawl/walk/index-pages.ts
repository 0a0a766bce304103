import { folderOf } from '../address.ts';
import type { QueueItem } from './queue-item.ts';

/** Names under which servers show a folder's page besides the folder itself. */
const INDEX_PAGE = /\/(?:index|default)\.s?html?$/;

/** Knows under which of their two names the pages of folders were fetched: `/gknb/` and `/gknb/index.html` are one. */
export interface IndexPages {
  /** The page showed links to follow. */
  add(url: string): void;
  /** Whether the page was fetched under its other name. */
  hasOtherName(item: Pick<QueueItem, 'url' | 'role' | 'post'>): boolean;
}

export function createIndexPages(): IndexPages {
  /** Folders that were fetched as such. */
  const bare = new Set<string>();
  /** Folders of which an index page was fetched. */
  const named = new Set<string>();
  const namesOf = (url: string): { folder: string; other: Set<string>; own: Set<string> } | undefined => {
    const folder = folderOf(url);
    if (url === folder) return { folder, own: bare, other: named };
    const { pathname, search } = new URL(url);
    return search === '' && INDEX_PAGE.test(pathname) ? { folder, own: named, other: bare } : undefined;
  };
  return {
    add: (url) => {
      const names = namesOf(url);
      names?.own.add(names.folder);
    },
    hasOtherName: ({ url, role, post }) => {
      if ((role !== 'index' && role !== 'list') || post !== null) return false;
      const names = namesOf(url);
      return names?.other.has(names.folder) ?? false;
    },
  };
}
