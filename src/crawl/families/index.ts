import { FAMILY_IDS, type FamilyId } from '../../domain/index.ts';
import { linksInAgencyTable } from './agency-table.ts';
import { linksInAgencyTree } from './agency-tree.ts';
import { epoint } from './epoint.ts';
import type { Family, Link, ListAnswer, Page } from './family.ts';
import { linksByWords } from './generic.ts';
import { gkmlpt } from './gkmlpt.ts';
import { lonsun } from './lonsun.ts';
import { openness } from './openness.ts';
import { scriptedPages } from './scripted-pages.ts';
import { trs } from './trs.ts';

/** A new family is one file, one id in the domain and one line here. */
const families: Readonly<Record<FamilyId, Family>> = { epoint, gkmlpt, lonsun, openness, trs };

/** What a page of any portal shows, whatever system made it. */
const anywhere = [linksByWords, linksInAgencyTable, linksInAgencyTree, scriptedPages];

/**
 * Links of a page, each address once: those that any portal may show, then those of the families. Where the
 * portal names no family, each adds what it knows its own signs by.
 */
export function linksOf(page: Page, family: FamilyId | undefined): Link[] {
  const adapters = page.role === 'report' ? [] : FAMILY_IDS.filter((id) => (family ?? id) === id);
  const links = [
    ...anywhere.flatMap((find) => find(page)),
    ...adapters.flatMap((id) => families[id].links(page)),
  ];
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

/** The first link to each address; what it does not know of the agency is taken from those behind it. */
function eachOnce(links: readonly Link[]): Link[] {
  const first = new Map<string, Link>();
  for (const link of links) {
    const known = first.get(link.url);
    const agency = known?.context.agency ?? link.context.agency;
    first.set(link.url, known === undefined ? link : { ...known, context: { ...known.context, agency } });
  }
  return [...first.values()];
}

export type { Link, Page } from './family.ts';
