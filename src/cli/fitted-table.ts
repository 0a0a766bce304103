import stringWidth from 'string-width';
import { textTable, widest } from './text-table.ts';

/** A text that is cut shorter than this says too little. */
const LEAST_TEXT = 12;
const GAP = 2;

/**
 * A table in `width` columns of the terminal; of any width where that is null. Texts that are too long are cut with …,
 * numbers (columns in `right`) never; where too little of the texts would be left, each row is a block with complete texts.
 */
export function fittedTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[],
  width: number | null,
): string {
  if (width === null) return textTable(head, rows, right);
  const lines = rows.map((row) => row.map((cell) => cell.replace(/\s*\n\s*/g, ' ')));
  const widths = head.map((name, at) => widest([name, ...lines.map((row) => row[at] ?? '')]));
  const room = width - 1 - GAP * (head.length - 1);
  const longest = longestText(widths, right, room);
  if (longest === null) return blocks(head, rows, width);
  const fitted = (row: readonly string[]) =>
    row.map((cell, at) => (right.includes(at) ? cell : cut(cell, longest)));
  return textTable(fitted(head), lines.map(fitted), right);
}

/** Whether a table keeps within the width. */
export function fits(table: string, width: number | null): boolean {
  return width === null || widest(table.split('\n')) <= width;
}

/** Width of a text column so that all fit; null where that is too few. */
function longestText(widths: readonly number[], right: readonly number[], room: number): number | null {
  const taken = (longest: number) =>
    widths.reduce((sum, width, at) => sum + (right.includes(at) ? width : Math.min(width, longest)), 0);
  let longest = Math.max(LEAST_TEXT, ...widths);
  while (longest >= LEAST_TEXT && taken(longest) > room) longest -= 1;
  return longest < LEAST_TEXT ? null : longest;
}

/** Each row as lines `name  value`; a long value continues in the next line. */
function blocks(head: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const names = Math.min(widest(head), Math.floor(width / 2));
  const indent = ' '.repeat(names + GAP);
  return rows
    .map((row) =>
      head.flatMap((name, at) => {
        const pieces = (row[at] ?? '').split('\n').flatMap((line) => piecesOf(line, width - names - GAP));
        const label = cut(name, names);
        const first = label + ' '.repeat(names - stringWidth(label) + GAP) + (pieces[0] ?? '');
        return [first.trimEnd(), ...pieces.slice(1).map((piece) => indent + piece)];
      }),
    )
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function cut(text: string, columns: number): string {
  return stringWidth(text) <= columns ? text : `${piecesOf(text, columns - 1)[0] ?? ''}…`;
}

function piecesOf(text: string, columns: number): string[] {
  const pieces = [''];
  for (const character of text) {
    const last = pieces.at(-1) ?? '';
    if (stringWidth(last + character) <= columns) pieces[pieces.length - 1] = last + character;
    else pieces.push(character);
  }
  return pieces;
}
