import { FAMILY_IDS, type FamilyId } from '../../domain/index.ts';
import type { Family, Link, ListAnswer, Page } from './family.ts';
import { linksByWords } from './generic.ts';
import { hanwebAnnualReport } from './hanweb-annual-report.ts';
import { jcms } from './jcms.ts';
import { jpaas } from './jpaas.ts';
import { trs } from './trs.ts';
import { ucap } from './ucap.ts';
import { vsb } from './vsb.ts';

/** A new family is one file, one id in the domain and one line here. */
const families: Readonly<Record<FamilyId, Family>> = {
  hanweb_annual_report: hanwebAnnualReport,
  jcms,
  jpaas,
  trs,
  ucap,
  vsb,
};

/**
 * Links of a page in the order of the document, each address once: those that its words tell, then those of the
 * families. Where the portal names no family, each adds what it knows its own signs by.
 */
export function linksOf(page: Page, family: FamilyId | undefined): Link[] {
  const adapters = page.role === 'report' ? [] : FAMILY_IDS.filter((id) => (family ?? id) === id);
  const links = [...linksByWords(page), ...adapters.flatMap((id) => families[id].links(page))];
  return eachOnce(links).filter((link) => link.post !== undefined || link.url !== page.url);
}

/** Links in the answer of a list interface; null when it is none. */
export function linksInAnswer(answer: ListAnswer, readBy: FamilyId): Link[] | null {
  const links = families[readBy].listed?.(answer) ?? null;
  return links === null ? null : eachOnce(links);
}

/** The families whose signs stand on a page. */
export function signsOn(page: Page): { readonly family: FamilyId; readonly sign: string }[] {
  return FAMILY_IDS.flatMap((family) => {
    const sign = families[family].sign(page);
    return sign === null ? [] : [{ family, sign }];
  });
}

/** The first link to each address. */
function eachOnce(links: readonly Link[]): Link[] {
  const seen = new Set<string>();
  return links.filter(({ url }) => {
    const isNew = !seen.has(url);
    seen.add(url);
    return isNew;
  });
}

export type { Link, Page } from './family.ts';
