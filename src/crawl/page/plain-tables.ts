import { FEWEST_DATA_CELLS, SHORTEST_PAGE } from './page-kind.ts';

/**
 * A page without the content of its tables of figures: each is cut down to empty cells and some of its text.
 * These tables lead nowhere, and parsing their hundreds of cells takes most of the time of a report.
 */
export function withoutPlainTables(html: string): string {
  let page = '';
  let done = 0;
  let opened: number | null = null;
  for (const { 0: tag, index } of html.matchAll(/<table\b[^<>]*>|<\/table\s*>/gi)) {
    if (!tag.startsWith('</')) {
      opened = index + tag.length;
    } else if (opened !== null) {
      const inside = html.slice(opened, index);
      if (isPlain(inside)) {
        page += html.slice(done, opened) + EMPTY_CELLS + enoughText(inside);
        done = index;
      }
      opened = null;
    }
  }
  return page + html.slice(done);
}

const EMPTY_CELLS = '<td></td>'.repeat(FEWEST_DATA_CELLS);

/** Tags of tables and of text, which neither lead anywhere nor show anything. */
const PLAIN_MARKS =
  't[rdh]|thead|tbody|tfoot|colgroup|col|p|div|span|font|center|b|strong|i|em|u|sub|sup|br|o:p';
const ANYTHING_ELSE = new RegExp(String.raw`<(?!/?(?:${PLAIN_MARKS})[\s/>])|\son\w+\s*=|-->`, 'i');

/** Cells are counted, because a pattern for ten of them would try all ways to find them in nine. */
function isPlain(inside: string): boolean {
  return (inside.match(/<t[dh][\s>]/gi)?.length ?? 0) >= FEWEST_DATA_CELLS && !ANYTHING_ELSE.test(inside);
}

/** Enough of the text to distinguish a page that shows something from one that doesn't; all of a short text. */
function enoughText(inside: string): string {
  let text = '';
  for (const [, piece = ''] of inside.matchAll(/(?:^|>)([^<]+)/g)) {
    text += piece.replace(/&[^;]*;|\s+/g, '');
    if (text.length >= SHORTEST_PAGE) return text;
  }
  return inside.replace(/<[^<>]*>?/g, '');
}
