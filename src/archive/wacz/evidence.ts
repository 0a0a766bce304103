import type { UrlState } from '../../domain/index.ts';
import { type Capture, recordWithBody } from '../capture.ts';
import type { CaptureList } from '../cdx/capture-list.ts';
import { compareCaptures } from '../cdx/cdxj.ts';

/** Everything that shows what one report is and where it was found. */
export interface Evidence {
  /** Addresses of the report: its page and attachments, with the targets of their redirects. */
  readonly documents: readonly string[];
  /** Records in the order of their time: every revision of the documents, and what led to them. */
  readonly captures: readonly Capture[];
}

/**
 * The captures of a report's page and its attachments, all of them; and of the page that led there and of each
 * robots.txt the newest before the report was first captured, because the crawler followed these.
 * @param url address of the page or of an attachment.
 */
export function evidenceOf(url: string, captures: CaptureList, states: readonly UrlState[]): Evidence {
  const stateOf = (address: string): UrlState | undefined => states.find((state) => state.url === address);
  const given = stateOf(url);
  const page = given?.role === 'attachment' && given.parent !== null ? given.parent : url;
  const pages = withRedirects([page], captures);
  const attached = states.filter(
    ({ role, parent }) => role === 'attachment' && parent !== null && pages.includes(parent),
  );
  const documents = withRedirects([...pages, url, ...attached.map((state) => state.url)], captures);
  const whole = documents.flatMap((address) => captures.of(address));
  const first = [...whole].sort(compareCaptures)[0];
  if (first === undefined) return { documents, captures: [] };
  const list = stateOf(page)?.parent ?? null;
  const robots = documents.map((address) => `${new URL(address).origin}/robots.txt`);
  const before = [...robots, ...(list === null ? [] : [list])].flatMap((address) => {
    const known = captures.of(address);
    return known.findLast(({ capturedAt }) => capturedAt <= first.capturedAt) ?? known[0] ?? [];
  });
  const holders = [...whole, ...before].flatMap(
    (capture) => recordWithBody(captures.of(capture.url), capture) ?? [],
  );
  const distinct = new Set([...whole, ...before, ...holders]);
  return { documents, captures: [...distinct].sort(compareCaptures) };
}

/** Addresses and where they redirected to, each once. */
function withRedirects(urls: readonly string[], captures: CaptureList): string[] {
  const addresses = new Set(urls);
  for (const url of addresses) {
    for (const { location } of captures.of(url)) {
      if (location === null || !URL.canParse(location, url)) continue;
      const target = new URL(Buffer.from(location, 'latin1').toString('utf8'), url);
      target.hash = '';
      if (captures.of(target.href).length > 0) addresses.add(target.href);
    }
  }
  return [...addresses];
}
