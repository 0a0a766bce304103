import { type Problem, problem } from '../../domain/index.ts';
import type { Placement } from './place-sections.ts';
import type { Line } from './token.ts';

const NAMED = 8;

/** Words in the form's tables that are neither its labels nor its values: remarks, titles, labels changed beyond recognition. */
export function unreadText(lines: readonly Line[], placements: readonly Placement[]): Problem[] {
  const placedTokens = new Set(placements.map((placement) => placement.token));
  const tables = new Set(
    lines.flatMap((line) => (line.tokens.some((token) => placedTokens.has(token)) ? [line.table] : [])),
  );
  const unread = lines
    .filter((line) => tables.has(line.table))
    .flatMap((line) => line.tokens)
    .filter(
      (token) =>
        token.content.kind === 'text' &&
        token.roles.length === 0 &&
        !placedTokens.has(token) &&
        token.unit === null,
    );
  const [first] = unread;
  if (first === undefined) return [];
  const texts = [...new Set(unread.map((token) => token.text.replace(/\n/g, '').slice(0, 30)))];
  return [problem('text_unread', { texts: texts.slice(0, NAMED), of: texts.length }, first.anchor)];
}
