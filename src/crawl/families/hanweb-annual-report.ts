import { canonicalUrl } from '../address.ts';
import type { Link, Page } from '../links/link.ts';
import { bareText, isAgencyName, isYearName } from '../links/report-words.ts';
import { elementsNamed, textIn } from '../page/elements.ts';
import { OPEN, textsIn } from '../page/script-text.ts';
import type { Family } from './family.ts';

/**
 * Hanweb's page for annual reports, `/module/xxgk/xxgkAnnualReport.jsp?area={organisation}&fbtime={report year}`:
 * one report for each organisation and year. The address as seen on portals; the pages around it vary, so every way of
 * naming it (a link, a frame, a script) and of offering years (options, links) is read.
 */
export const hanwebAnnualReport: Family = {
  sign: (page) => addressesOn(page)[0]?.address ?? null,
  links: (page) => addressesOn(page).flatMap((found) => eachYear(found, page)),
};

const NAME = /xxgkAnnualReport\.jsp\?/i;
const PAGE = /[^\s'"]{0,200}xxgkAnnualReport\.jsp\?[^\s'"]*/i;

interface Found {
  readonly address: string;
  /** The agency that a link names. */
  readonly agency: string | null;
  /** Whether the years that this page offers are years of this address. */
  readonly isOnPage: boolean;
}

/** Addresses of the page, absolute, in frames, scripts and links; its own, where it is one. */
function addressesOn({ dom, url }: Page): Found[] {
  const frames = elementsNamed(dom, 'iframe').map(({ attribs }) => attribs['src'] ?? '');
  const addresses = [url, ...frames, ...textsIn(dom, PAGE)].flatMap((text) => addressIn(text, url));
  const linked = elementsNamed(dom, 'a').flatMap((element) =>
    addressIn(element.attribs['href'] ?? '', url).map((address) => {
      const name = bareText(textIn(dom, element));
      return { address, agency: isAgencyName(name) ? name : null };
    }),
  );
  return [
    ...addresses.map((address) => ({ address, agency: null, isOnPage: true })),
    ...linked.map((link) => ({ ...link, isOnPage: false })),
  ];
}

function addressIn(text: string, base: string): string[] {
  if (!NAME.test(text)) return [];
  const address = canonicalUrl(PAGE.exec(text)?.[0] ?? '', base);
  return address === undefined ? [] : [address];
}

/** Without an organisation nothing is requested; without a year, the page that offers the years. */
function eachYear({ address, agency, isOnPage }: Found, page: Page): Link[] {
  const target = new URL(address);
  const area = target.searchParams.get('area') ?? '';
  if (area === '' || area.includes(OPEN)) return [];
  const year = target.searchParams.get('fbtime') ?? '';
  const years = [...(/^\d{4}$/.test(year) ? [year] : []), ...(isOnPage ? yearsOffered(page) : [])];
  target.searchParams.delete('fbtime');
  // The report's own page has its title.
  const context = { agency: agency ?? page.context.agency, title: null, listed_on: null };
  if (years.length === 0) return [{ url: target.href, role: 'list', context, continues: false }];
  return years.map((each) => ({
    url: `${target.href}&fbtime=${each}`,
    role: 'report',
    context,
    continues: false,
  }));
}

/** Years that a reader can choose. */
function yearsOffered({ dom }: Page): string[] {
  const texts = elementsNamed(dom, 'option', 'a').map((element) => textIn(dom, element));
  return texts.filter(isYearName).map((text) => bareText(text).slice(0, 4));
}
