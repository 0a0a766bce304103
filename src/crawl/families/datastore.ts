import { load } from 'cheerio/slim';
import { parseHtml } from '../page/html.ts';

/** A part of a list of Hanweb jcms, as its interface answers and as it may stand in a page. */
export interface Datastore {
  /** The HTML of each entry. */
  readonly records: readonly string[];
  /** Entries in the whole list; null when it is not said. */
  readonly total: number | null;
  /** Address of the part that follows, as written; null in the last one. */
  readonly nextGroup: string | null;
}

/**
 * `<datastore><totalrecord>24</totalrecord><nextgroup>…</nextgroup><recordset><record><![CDATA[<li>…]]></record>…`;
 * null when the text is no such thing. Shape as quoted in public crawlers of Hangzhou's and Jiangsu's portals.
 */
export function datastoreIn(text: string): Datastore | null {
  const start = text.indexOf('<datastore>');
  if (start === -1) return null;
  const xml = load(text.slice(start), { xml: true });
  const total = xml('totalrecord').first().text().trim();
  const nextGroup = parseHtml(xml('nextgroup').first().text()).find('a').attr('href')?.trim() ?? '';
  return {
    records: xml('record')
      .toArray()
      .map((element) => xml(element).text()),
    total: /^\d+$/.test(total) ? Number(total) : null,
    nextGroup: nextGroup === '' ? null : nextGroup,
  };
}
