import { type BodyLine, type IsPossible, labelsOf, type RowMatch, rowNamed } from './row-label.ts';
import { isPrintedValue, isValue, type Line, type Token } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A label that continues in a line above or below, because a page ends in the middle of the row. */
export function matchBrokenLabel(
  body: readonly BodyLine[],
  at: number,
  vocabulary: Vocabulary,
  isPossible: IsPossible,
): RowMatch | null {
  const here = body[at];
  if (here === undefined || !here.line.tokens.some(isPrintedValue)) return null;
  // 项 may be a unit or the rest of 事项.
  const words = labelsOf(here.line).flatMap((token, from) => (isValue(token) ? [] : [{ token, from }]));
  for (const { token, from } of words.slice(-2).reverse()) {
    const lineAt = (next: number) => body[next]?.line ?? here.line;
    const joints = [
      ...neighbours(body, at, -1)
        .map(lineAt)
        .map((rest) => ({ rest, first: lonePiece(rest), second: token.text })),
      ...neighbours(body, at, 1)
        .map(lineAt)
        .map((rest) => ({ rest, first: token.text, second: pieceBelow(rest) })),
    ];
    for (const { rest, first, second } of joints) {
      if (!first || !second) continue;
      const roles = vocabulary.rolesOf(`${first}${second}`);
      const found = rowNamed(roles, here.section.headers, isPossible);
      if (found !== null) return { ...found, from: from + 1, by: 'label', rest };
    }
    if (token.unit === null) break;
  }
  return null;
}

/** The next line in one direction with more than headings, and the one after it where that may be a title of a page. */
export function neighbours(body: readonly BodyLine[], at: number, step: -1 | 1): number[] {
  const found: number[] = [];
  for (let next = at + step; ; next += step) {
    const line = body[next]?.line;
    if (line === undefined) return found;
    if (line.tokens.every((token) => token.content.kind === 'blank' || isHeading(token))) continue;
    found.push(next);
    if (line.tokens.length > 1) return found;
  }
}

/** A known label that is not a row's in any form. */
function isHeading({ roles }: Token): boolean {
  return roles.length > 0 && roles.every((role) => role.kind !== 'row' || role.heading);
}

/** Text of a line with one label, or headings and one label, and no values. */
export function lonePiece(line: Line): string | null {
  const filled = line.tokens.filter((token) => token.content.kind !== 'blank');
  const last = filled.at(-1);
  if (last === undefined || filled.some(isPrintedValue)) return null;
  const before = filled.slice(0, -1);
  const areHeadings = before.every(({ roles }) =>
    roles.some((role) => role.kind === 'frame' || (role.kind === 'row' && role.heading)),
  );
  return areHeadings ? last.text : null;
}

/** In text without a grid the rest of a label continues into the next row's labels. */
function pieceBelow(line: Line): string | null {
  const [first] = line.tokens;
  const isLoose = first?.columns === null && first.roles.length === 0 && !isValue(first);
  return isLoose ? first.text : lonePiece(line);
}
