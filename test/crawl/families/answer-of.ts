import type { Post } from '../../../src/crawl/address.ts';
import { linksInAnswer } from '../../../src/crawl/families/index.ts';
import type { Link } from '../../../src/crawl/links/link.ts';
import type { FamilyId } from '../../../src/domain/index.ts';
import { brief, ENTRY_FOLDER } from './page-of.ts';

/** The links in the answer of a list interface to a script of the page `gknb/index.html`. */
export function linksInAnswerOf(
  family: FamilyId,
  request: string,
  text: string,
  post: Post | null = null,
): readonly Link[] | null {
  return linksInAnswer(
    {
      url: new URL(request, ENTRY_FOLDER).href,
      listPage: `${ENTRY_FOLDER}gknb/index.html`,
      role: 'list',
      context: { agency: null, title: null, listed_on: null },
      entryFolder: ENTRY_FOLDER,
      text,
      post,
    },
    family,
  );
}

export function briefAnswer(family: FamilyId, request: string, text: string): string[] | null {
  const links = linksInAnswerOf(family, request, text);
  return links === null ? null : brief(links);
}
