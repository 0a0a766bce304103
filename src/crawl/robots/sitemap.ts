import { gunzipSync } from 'node:zlib';
import { SaxesParser } from 'saxes';

/** What a sitemap says (sitemaps.org 0.9). */
export interface Sitemap {
  /** True when its entries are further sitemaps. */
  readonly isIndex: boolean;
  readonly entries: readonly SitemapEntry[];
}

export interface SitemapEntry {
  readonly url: string;
  /** ISO date or time; null when none is given, or it is invalid. */
  readonly modifiedOn: string | null;
}

/** sitemaps.org: no more than 50,000 addresses and 50 MB, unpacked. */
const MOST_ENTRIES = 50_000;
const MOST_BYTES = 52_428_800;

/** Reads a sitemap, compressed or not; of a broken one, the part before the fault. */
export function readSitemap(body: Uint8Array): Sitemap {
  const entries: SitemapEntry[] = [];
  let isIndex = false;
  let url = '';
  let modified = '';
  let text = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    if (name === 'sitemapindex') isIndex = true;
    if (name === 'url' || name === 'sitemap') [url, modified] = ['', ''];
    text = '';
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('cdata', (part) => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'loc') url = text.trim();
    if (name === 'lastmod') modified = text.trim();
    const isEntry = name === 'url' || name === 'sitemap';
    if (isEntry && url !== '' && entries.length < MOST_ENTRIES)
      entries.push({ url, modifiedOn: isoOf(modified) });
  });
  // Without a handler the parser throws at the first fault.
  try {
    parser.write(new TextDecoder().decode(unpacked(body))).close();
  } catch {
    return { isIndex, entries };
  }
  return { isIndex, entries };
}

function unpacked(body: Uint8Array): Uint8Array {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b;
  return isGzip ? gunzipSync(body, { maxOutputLength: MOST_BYTES }) : body.subarray(0, MOST_BYTES);
}

function isoOf(text: string): string | null {
  return /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}
