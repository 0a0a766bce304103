import type { Element } from 'domhandler';
import { isFolderAddress } from '../address.ts';
import { closest, elementsNamed, textIn } from '../page/elements.ts';
import { query } from '../page/html.ts';
import type { Link, Page } from './link.ts';
import { type Anchored, anchorsIn } from './link-text.ts';
import {
  agencyInTitle,
  bareText,
  isAboutOtherThings,
  isAgencyName,
  isColumnName,
  isReportTitle,
  isYearName,
} from './report-words.ts';

/**
 * A table with an agency in a cell and links to its reports in the cells beside it, which say `查看`, `2023年` or
 * show only an icon: the heading of their column or of the page says what they lead to.
 */
export function linksInAgencyTable(page: Page): Link[] {
  if (page.role === 'report') return [];
  const tables = elementsNamed(page.dom, 'table');
  const around = new Set(tables.map(({ parent }) => tableAround(parent)));
  const innermost = tables.filter((table) => !around.has(table));
  if (innermost.length === 0) return [];
  const [titled] = elementsNamed(page.dom, 'h1', 'h2', 'caption', 'title');
  const heading = titled === undefined ? '' : bareText(query.text([titled]));
  return innermost.flatMap((table) => {
    const rows = query(table)
      .find('tr')
      .toArray()
      .map((row) => query(row).children('th, td').toArray());
    // Where cells span others, a cell is under another heading than its number says.
    const heads = query(table).find('[colspan], [rowspan]').length > 0 ? [] : (rows[0] ?? []);
    return rows.flatMap((cells) => {
      let nearest: string | undefined;
      return cells.flatMap((cell, column) => {
        const cellText = textIn(page.dom, cell);
        if (isAgencyName(cellText)) {
          nearest = bareText(cellText);
          return [];
        }
        const agency = nearest;
        if (agency === undefined) return [];
        const head = bareText(query(heads[column]).text());
        return anchorsIn(cell, page).flatMap(
          (anchor) => linkOf(anchor, { page, agency, head, heading }) ?? [],
        );
      });
    });
  });
}

const TABLE = new Set(['table']);

function tableAround(parent: Element['parent']): Element | undefined {
  return parent !== null && 'name' in parent ? closest(parent, TABLE) : undefined;
}

interface Cell {
  readonly page: Page;
  readonly agency: string;
  /** Text of the heading of the cell's column; empty where there is none. */
  readonly head: string;
  /** What the page calls itself. */
  readonly heading: string;
}

function linkOf({ url, text, date }: Anchored, { page, agency, head, heading }: Cell): Link | undefined {
  if (isAboutOtherThings(text) || isAboutOtherThings(head)) return undefined;
  const link = (role: Link['role'], title: string | null): Link => ({
    url,
    role,
    context: { agency: agencyInTitle(text) ?? agency, title, listed_on: role === 'report' ? date : null },
    continues: false,
  });
  if (isReportTitle(text)) return link('report', text);
  const isOfReports = page.role === 'list' || isColumnName(heading) || isReportTitle(heading);
  const year = [text, head].find(isYearName);
  if (year !== undefined) return isOfReports ? link('report', year) : undefined;
  if (isColumnName(text) || isColumnName(head)) return link(isFolderAddress(url) ? 'list' : 'report', null);
  return isReportTitle(heading) ? link('report', null) : undefined;
}
