import type { Capture } from '../../archive/index.ts';
import { renderedUrl, type UrlState } from '../../domain/index.ts';
import type { SourceDocument } from './document-rows.ts';

/** A document to read, with the capture whose body it is. */
export interface Source {
  readonly document: SourceDocument;
  readonly capture: Capture;
}

/** Documents that may be one report together, the page first. */
export type SourceGroup = readonly [Source, ...Source[]];

/**
 * The documents of a portal, in groups that may be one report: a page, the further pages on which it continues, the
 * attachments of all of them. Contents that an address no longer shows, and attachments that their page no longer names, are
 * earlier revisions, each in a group of its own.
 * @returns groups in the order of their page's URL, of contents of one URL in the order of time.
 */
export function sourceDocuments(
  portal: string,
  states: readonly UrlState[],
  captures: readonly Capture[],
): SourceGroup[] {
  const bodies = bodiesOf(captures);
  const byUrl = new Map(states.map((state) => [state.url, state]));
  const groups = new Map<string, { newest: Source[]; earlier: Source[] }>();
  for (const state of states) {
    const contents = bodies(state);
    if (contents.length === 0) continue;
    const page = pageOf(state, byUrl);
    const group = groups.get(page.url) ?? { newest: [], earlier: [] };
    groups.set(page.url, group);
    const isNamed = isNamedBy(state, byUrl.get(state.parent ?? ''));
    const current = contents.find(({ sha256 }) => sha256 === state.sha256) ?? contents.at(-1);
    for (const capture of contents) {
      const source = sourceOf(portal, state, page, capture);
      (isNamed && capture === current ? group.newest : group.earlier).push(source);
    }
  }
  return [...groups.values()].flatMap(({ newest, earlier }) => {
    const [first, ...others] = newest.toSorted(inReadingOrder);
    const alone = (sources: readonly Source[]) => sources.map((source): SourceGroup => [source]);
    if (first?.document.role !== 'report') return alone([...earlier, ...newest]);
    return [...alone(earlier), [first, ...others]];
  });
}

/** Whether the body of a good answer is in this record, not in an earlier one. */
export function holdsBody({ status, revisit }: Capture): boolean {
  return status === 200 && !revisit;
}

/** Every content that a report's or attachment's URL ever had, oldest first. */
function bodiesOf(captures: readonly Capture[]): (state: UrlState) => readonly Capture[] {
  const byUrl = new Map<string, Capture[]>();
  const byHash = new Map<string, Capture>();
  for (const capture of captures) {
    if (!holdsBody(capture)) continue;
    byUrl.set(capture.url, [...(byUrl.get(capture.url) ?? []), capture]);
    byHash.set(capture.sha256, capture);
  }
  return ({ role, url, sha256, messages = [] }) => {
    if (role !== 'report' && role !== 'attachment') return [];
    // After a redirect the body is under another URL.
    const redirected = sha256 === null ? undefined : byHash.get(sha256);
    const isDocument = (capture: Capture): boolean =>
      capture.sha256 === sha256 || !messages.includes(capture.sha256);
    const held = (address: string): Capture[] => (byUrl.get(address) ?? []).filter(isDocument);
    // The page that a browser showed replaces the empty page that the server sent, unless the server has sent more since.
    const ways = [held(renderedUrl(url)), held(url)].filter((way) => way.length > 0);
    const newest = ways.find((way) => way.some((capture) => capture.sha256 === sha256));
    const own = newest ?? ways[0] ?? (redirected === undefined ? [] : [redirected]);
    return [...new Map(own.map((capture) => [capture.sha256, capture])).values()];
  };
}

/** The report's first page: up from page to page, as far as these are a report's and have content now. */
function pageOf(state: UrlState, byUrl: ReadonlyMap<string, UrlState>): UrlState {
  const passed = new Set<string>();
  let page = state;
  for (let above = state; !passed.has(above.url); ) {
    passed.add(above.url);
    const parent = byUrl.get(above.parent ?? '');
    if (parent?.role !== 'report') break;
    if (parent.sha256 !== null) page = parent;
    above = parent;
  }
  return page;
}

/** Whether the page that led to an address did so when it was last read. */
function isNamedBy({ role, run }: UrlState, parent: UrlState | undefined): boolean {
  if (role === 'report' && parent?.role !== 'report') return true;
  const isRead = parent?.status === 'fetched' || parent?.status === 'unchanged';
  return !isRead || parent.run === run;
}

function sourceOf(portal: string, state: UrlState, page: UrlState, capture: Capture): Source {
  const { url, context } = state;
  const role = state.role === 'attachment' ? 'attachment' : url === page.url ? 'report' : 'further_page';
  return {
    capture,
    document: {
      portal,
      url,
      pageUrl: page.url,
      sha256: capture.sha256,
      role,
      contentType: capture.contentType,
      listedTitle: context.title,
      listedAgency: context.agency,
      listedOn: context.listed_on,
    },
  };
}

const ROLES: readonly SourceDocument['role'][] = ['report', 'further_page', 'attachment'];
/** 附件2 before 附件10. */
const BY_NUMBER = new Intl.Collator('en', { numeric: true });

function inReadingOrder({ document: a }: Source, { document: b }: Source): number {
  return ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || BY_NUMBER.compare(a.url, b.url);
}
