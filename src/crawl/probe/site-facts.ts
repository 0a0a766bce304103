import { type Division, Gazetteer } from '../../domain/index.ts';
import type { Html } from '../page/html.ts';

/** What the entry page says about the site. */
export interface SiteFacts {
  readonly name: string | null;
  /** GB/T 2260 code; null when neither the site's code nor its name gives a single division. */
  readonly division: string | null;
  /** The words that gave the division. */
  readonly divisionFrom: string | null;
}

/** The meta tags are those that government sites must have (国办发〔2017〕47号): SiteName, SiteIDCode. */
export function siteFacts(dom: Html | null, divisions: readonly Division[]): SiteFacts {
  if (dom === null) return { name: null, division: null, divisionFrom: null };
  const meta = (name: string): string | null => {
    const content = dom.find(`meta[name="${name}" i]`).attr('content')?.trim();
    return content === undefined || content === '' ? null : content;
  };
  const title = dom.find('title').first().text().replace(/\s+/g, ' ').trim();
  const name = meta('SiteName') ?? (title === '' ? null : title);
  const division = new Gazetteer(divisions).divisionOf({
    siteCode: meta('SiteIDCode') ?? '',
    agency: name,
    reportYear: null,
    portalDivision: null,
  });
  return {
    name,
    division: division?.value ?? null,
    divisionFrom: division === null ? null : `${division.source} ${division.text}`,
  };
}
