import type { Token } from './token.ts';
import type { Role, Vocabulary } from './vocabulary.ts';

const LONGEST_SPLIT = 6;
/** No form has a longer label, in characters; sentences are not tried. */
const LONGEST_LABEL = 80;

/**
 * Joins neighbours that are a label only together: 结果 | 纠正, or a label broken over lines of text. What is not a label even
 * then may be a misprint of one.
 */
export function joinSplitLabels(tokens: readonly Token[], vocabulary: Vocabulary): Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const run = token.content.kind === 'text' ? labelFrom(tokens, at, vocabulary) : null;
    joined.push(run?.token ?? token);
    at += run?.length ?? 1;
  }
  return joined;
}

interface Run {
  readonly token: Token;
  readonly length: number;
}

function labelFrom(tokens: readonly Token[], from: number, vocabulary: Vocabulary): Run | null {
  const pieces = piecesFrom(tokens, from);
  for (let length = pieces.length; length > 1; length -= 1) {
    const run = runOf(pieces.slice(0, length), (text) => vocabulary.rolesOf(text), false);
    if (run !== null) return run;
  }
  if (pieces[0]?.roles.length !== 0) return null;
  const alone = pieces.findIndex((piece) => piece.roles.length > 0);
  const unknown = alone === -1 ? pieces : pieces.slice(0, alone);
  for (let length = 1; length <= unknown.length; length += 1) {
    const run = runOf(unknown.slice(0, length), (text) => vocabulary.rolesOfMisprint(text), true);
    if (run !== null) return run;
  }
  return null;
}

/** The tokens from here on that may be pieces of one label. A complete label is joined only to pieces that are no labels. */
function piecesFrom(tokens: readonly Token[], from: number): Token[] {
  const pieces: Token[] = [];
  let characters = 0;
  for (const token of tokens.slice(from, from + LONGEST_SPLIT)) {
    characters += token.text.length;
    if (token.content.kind !== 'text' || characters > LONGEST_LABEL) break;
    if (pieces.length > 0 && token.roles.length > 0 && tokens[from]?.roles.length !== 0) break;
    pieces.push(token);
  }
  return pieces;
}

function runOf(
  pieces: readonly Token[],
  rolesOf: (text: string) => readonly Role[],
  misprinted: boolean,
): Run | null {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return null;
  const text = pieces.map((piece) => piece.text).join('\n');
  const roles = rolesOf(text);
  if (roles.length === 0) return null;
  const token: Token = {
    text,
    content: { kind: 'text' },
    roles,
    misprinted,
    unit: null,
    columns: first.columns && last.columns ? { start: first.columns.start, end: last.columns.end } : null,
    rowSpan: Math.max(...pieces.map((piece) => piece.rowSpan)),
    anchor: first.anchor,
  };
  return { token, length: pieces.length };
}
