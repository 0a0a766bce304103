import type { Division } from './division.ts';
import type { Evidenced } from './extracted.ts';

/** What shows the division of an agency. */
export interface PlaceEvidence {
  /** Meta SiteIDCode: its first six digits are the division of the site. */
  readonly siteCode: string;
  readonly agency: string | null;
  readonly reportYear: number | null;
  /** Division whose portal the document is from; null for a single document. */
  readonly portalDivision: string | null;
}

/** A report may be published a year after its division was made. */
const YEARS_OF_GRACE = 1;

/** Finds divisions by code and by name; what can be prepared once is prepared once. */
export class Gazetteer {
  readonly #byCode: ReadonlyMap<string, Division>;
  /** By name, former names too. */
  readonly #byName = new Map<string, Division[]>();
  readonly #longestName: number;
  readonly #kin = new Map<string, ReadonlySet<string>>();

  constructor(divisions: readonly Division[]) {
    this.#byCode = new Map(divisions.map((division) => [division.code, division]));
    for (const division of divisions) {
      for (const word of [division.name, ...division.former_names]) {
        this.#byName.set(word, [...(this.#byName.get(word) ?? []), division]);
      }
    }
    this.#longestName = Math.max(0, ...[...this.#byName.keys()].map((word) => word.length));
  }

  /** The site's own code first, then the place in the agency's name, then the portal's division. */
  divisionOf({ siteCode, agency, reportYear, portalDivision }: PlaceEvidence): Evidenced<string> | null {
    const bySite = this.#byCode.get(siteCode.slice(0, 6));
    if (bySite !== undefined) return { value: bySite.code, source: 'meta SiteIDCode', text: siteCode };
    const named = agency === null ? undefined : this.#namedIn(agency, reportYear, portalDivision);
    if (named !== undefined && agency !== null) return { value: named, source: 'agency name', text: agency };
    return portalDivision === null ? null : { value: portalDivision, source: 'portal', text: portalDivision };
  }

  /**
   * The innermost place in a name. Names are not unique in the country: those of a portal are searched first among
   * its own division and those above and below it, and elsewhere only where the name begins with the place or names a division above it.
   */
  #namedIn(name: string, year: number | null, portalDivision: string | null): string | undefined {
    const everywhere = this.#mentions(name, year);
    if (portalDivision === null) return innermost(everywhere);
    const kin = this.#kinOf(portalDivision);
    return (
      innermost(everywhere.filter(({ code }) => kin.has(code))) ??
      innermost(everywhere.filter(({ begin, above }) => begin === 0 || above > 0))
    );
  }

  #mentions(name: string, year: number | null): Mention[] {
    return [...this.#namesIn(name)].flatMap(([division, words]) => {
      if (year !== null && !wasInForce(division, year)) return [];
      const begin = name.lastIndexOf(words);
      const above = this.#lineage(division).filter((one) => one !== division && name.includes(one.name));
      return [{ code: division.code, begin, end: begin + words.length, above: above.length }];
    });
  }

  /** Divisions whose present or former name is in a text, with that name; the present one counts. */
  #namesIn(text: string): Map<Division, string> {
    const found = new Map<Division, string>();
    for (let begin = 0; begin < text.length; begin += 1) {
      for (let end = begin + 1; end <= Math.min(text.length, begin + this.#longestName); end += 1) {
        const words = text.slice(begin, end);
        for (const division of this.#byName.get(words) ?? []) {
          if (!found.has(division) || division.name === words) found.set(division, words);
        }
      }
    }
    return found;
  }

  /** Codes of the division, those above it, and all below it. */
  #kinOf(code: string): ReadonlySet<string> {
    const known = this.#kin.get(code);
    if (known !== undefined) return known;
    const self = this.#byCode.get(code);
    const above = self === undefined ? [] : this.#lineage(self);
    const below = [...this.#byCode.values()].filter((division) =>
      this.#lineage(division).some((one) => one.code === code),
    );
    const kin = new Set([...above, ...below].map((division) => division.code));
    this.#kin.set(code, kin);
    return kin;
  }

  /** The division itself, its parent, and so on. */
  #lineage(division: Division): Division[] {
    const parent = division.parent === null ? undefined : this.#byCode.get(division.parent);
    return parent === undefined ? [division] : [division, ...this.#lineage(parent)];
  }
}

function wasInForce({ valid_from: from, valid_to: to }: Division, year: number): boolean {
  return (from ?? year) <= year + YEARS_OF_GRACE && year <= (to ?? year);
}

/** A division's name in an agency's name. */
interface Mention {
  readonly code: string;
  readonly begin: number;
  readonly end: number;
  /** Number of divisions above it that the name contains as well. */
  readonly above: number;
}

/** The one that ends last, else the longest (历城区, not 城区), else the one with the most divisions above it named; undefined when two are equal. */
function innermost(mentions: readonly Mention[]): string | undefined {
  const order = (a: Mention, b: Mention): number => b.end - a.end || a.begin - b.begin || b.above - a.above;
  const [best, rival] = mentions.toSorted(order);
  if (best === undefined || rival === undefined) return best?.code;
  return order(best, rival) === 0 ? undefined : best.code;
}
