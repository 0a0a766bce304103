import { type Link, linksInAnswer, type Page } from '../../../src/crawl/families/index.ts';
import type { Post } from '../../../src/crawl/post.ts';
import type { FamilyId } from '../../../src/domain/index.ts';
import { ENTRY_FOLDER } from './page-of.ts';

/** Page whose script asks. */
const SHOWN_ON = `${ENTRY_FOLDER}gknb/index.html`;

/** Links in an answer to a request for `url`, read as that of a list of nobody in particular. */
export function linksListed(
  family: FamilyId,
  url: string,
  text: string,
  given: { readonly context?: Page['context']; readonly post?: Post } = {},
): Link[] | null {
  const { context = { agency: null, title: null, listed_on: null }, post = null } = given;
  return linksInAnswer(
    { url, shownOn: SHOWN_ON, text, role: 'list', context, post, entryFolder: ENTRY_FOLDER },
    family,
  );
}
