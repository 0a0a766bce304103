import { FAMILY_IDS, type FamilyId } from '../../domain/index.ts';
import { linksInAgencyTable } from '../links/agency-table.ts';
import { linksInAgencyTree } from '../links/agency-tree.ts';
import { linksByWords } from '../links/by-words.ts';
import type { Link, Page } from '../links/link.ts';
import { scriptedPages } from '../links/next-pages-by-script.ts';
import { scriptFilesOn } from '../page/script-files.ts';
import { epoint } from './epoint.ts';
import type { Family, ListAnswer } from './family.ts';
import { gkmlpt } from './gkmlpt.ts';
import { hanwebAnnualReport } from './hanweb-annual-report.ts';
import { jcms } from './jcms.ts';
import { jpaas } from './jpaas.ts';
import { lonsun } from './lonsun.ts';
import { openness } from './openness.ts';
import { trs } from './trs.ts';
import { ucap } from './ucap.ts';
import { vsb } from './vsb.ts';

/** A new family is one file, one id in the domain and one line in this file. */
const families: Readonly<Record<FamilyId, Family>> = {
  epoint,
  gkmlpt,
  hanweb_annual_report: hanwebAnnualReport,
  jcms,
  jpaas,
  lonsun,
  openness,
  trs,
  ucap,
  vsb,
};

/** What a page of any portal shows, whatever system made it. */
const anywhere = [linksByWords, linksInAgencyTable, linksInAgencyTree, scriptedPages];

/**
 * Links of a page, each address once: those that any portal may show, then those of the families. Where the
 * portal names no family, each adds what it finds by its own signs.
 */
export function linksOf(page: Page, family: FamilyId | undefined): Link[] {
  const adapters = page.role === 'report' ? [] : FAMILY_IDS.filter((id) => (family ?? id) === id);
  const byWords = anywhere.flatMap((find) => find(page));
  const byFamilies = adapters.flatMap((id) => families[id].links(page));
  const links = eachOnce(byWords, byFamilies);
  return links.filter((link) => link.post !== undefined || link.url !== page.url);
}

/** Script files without which a list's request is not known; none where the page has the request, or no list. */
export function scriptsWanted(page: Page, family: FamilyId | undefined): string[] {
  const adapters = FAMILY_IDS.filter((id) => (family ?? id) === id).map((id) => families[id]);
  return adapters.some(({ wantsScripts }) => wantsScripts?.(page) === true) ? scriptFilesOn(page) : [];
}

/** Links in the answer of a list interface; null when it is not such an answer. */
export function linksInAnswer(answer: ListAnswer, readBy: FamilyId): Link[] | null {
  const links = families[readBy].readAnswer?.(answer) ?? null;
  return links === null ? null : eachOnce(links);
}

/** The families whose signs are on a page. */
export function signsOn(page: Page): { readonly family: FamilyId; readonly sign: string }[] {
  return FAMILY_IDS.flatMap((family) => {
    const sign = families[family].sign(page);
    return sign === null ? [] : [{ family, sign }];
  });
}

/**
 * One link to each address, in the order of their first. A family knows better than words what its addresses are;
 * among equals the first counts. What the one that counts doesn't say about the report, another may.
 */
function eachOnce(links: readonly Link[], better: readonly Link[] = []): Link[] {
  const kept = new Map<string, Link>();
  for (const link of links) kept.set(link.url, merged(kept.get(link.url) ?? link, link));
  const known = new Map<string, Link>();
  for (const link of better) known.set(link.url, merged(known.get(link.url) ?? link, link));
  for (const [url, link] of known) kept.set(url, merged(link, kept.get(url) ?? link));
  return [...kept.values()];
}

function merged(link: Link, other: Link): Link {
  const { agency, title, listed_on } = link.context;
  const { role, context } = other;
  if (role !== link.role) return link;
  return {
    ...link,
    context: {
      agency: agency ?? context.agency,
      title: title ?? context.title,
      listed_on: listed_on ?? context.listed_on,
    },
  };
}
