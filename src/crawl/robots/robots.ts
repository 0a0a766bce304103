import robotsParser from 'robots-parser';

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
  const text = new TextDecoder().decode(body.subarray(0, LARGEST_ROBOTS));
  // Portals that have no robots.txt often answer with their home page.
  if (/^\s*</.test(text)) return NO_RULES;
  const rules = robotsParser(url, text);
  return {
    allows: (address) => rules.isAllowed(address, software) ?? true,
    sitemaps: rules.getSitemaps(),
    crawlDelayMs: (rules.getCrawlDelay(software) ?? 0) * 1000,
  };
}
