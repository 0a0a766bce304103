import robotsParser from 'robots-parser';
import { byteCharacters, decodeText } from '../../domain/index.ts';

/** What a site's robots.txt asks of us. */
export interface RobotsRules {
  allows(url: string): boolean;
  /** 0 when it names none. */
  readonly crawlDelayMs: number;
  /** Addresses of sitemaps, as written. */
  readonly sitemaps: readonly string[];
}

/** RFC 9309, 2.3.1.3: a missing robots.txt allows everything. */
export const NO_RULES: RobotsRules = { allows: () => true, crawlDelayMs: 0, sitemaps: [] };

/** RFC 9309, 2.5: a crawler need not read more than 500 kibibytes. */
const LARGEST_ROBOTS = 500 * 1024;

/**
 * @param url address of the robots.txt, whose origin the rules are for.
 * @param software User-Agent that is sent; its product name, before the slash, is looked up in the rules.
 */
export function robotsRules(url: string, body: Uint8Array, software: string): RobotsRules {
  const beginning = body.subarray(0, LARGEST_ROBOTS);
  const { text, encoding } = decodeText(beginning, null);
  // Portals that have no robots.txt often answer with their home page.
  if (/^\s*</.test(text)) return NO_RULES;
  const lines = text.split(LINE_END);
  // A path in GBK may mean the address with these bytes, and the one that browsers send, which is in UTF-8.
  const inBytes = encoding.startsWith('utf-16') ? [] : byteCharacters(beginning).split(LINE_END).map(escaped);
  const both = lines.flatMap((line, at) => [...new Set([line, inBytes[at] ?? line])]);
  const rules = robotsParser(url, both.map(asMeant).join('\n'));
  return {
    allows: (address) => rules.isAllowed(unescaped(address), software) ?? true,
    sitemaps: rules.getSitemaps(),
    crawlDelayMs: (rules.getCrawlDelay(software) ?? 0) * 1000,
  };
}

const LINE_END = /\r\n|\r|\n/;

/** Bytes beyond ASCII, one character each, as they stand in an address. */
function escaped(line: string): string {
  return line.replace(/[\u0080-\u00ff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Names of fields as people misspell them, without blanks and hyphens; most are from Google's parser of robots.txt. */
const MISSPELT: Readonly<Record<string, string>> = {
  useragent: 'User-agent',
  useragents: 'User-agent',
  dissallow: 'Disallow',
  dissalow: 'Disallow',
  disalow: 'Disallow',
  disallows: 'Disallow',
  diasllow: 'Disallow',
  disallaw: 'Disallow',
  alow: 'Allow',
  crawldelay: 'Crawl-delay',
  sitemap: 'Sitemap',
};

/** A line with the field that it means, and its path as {@link unescaped} writes addresses. */
function asMeant(line: string): string {
  const [, name, value = ''] = /^\s*([a-z][a-z \t-]*?)\s*[:：](.*)$/is.exec(line) ?? [];
  if (name === undefined) return line;
  const field = MISSPELT[name.toLowerCase().replace(/[\s-]/g, '')] ?? name;
  return `${field}:${unescaped(value)}`;
}

/** RFC 9309, 2.2.2: characters that need no escape are the same with one: `%7E` is `~`. */
function unescaped(address: string): string {
  return address.replace(/%(?:4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9ae]|3\d|2d|2e|5f)/gi, decodeURIComponent);
}
