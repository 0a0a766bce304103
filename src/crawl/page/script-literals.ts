import JSON5 from 'json5';

/** After this many brackets that can't be read a script is treated as a program without data: each costs a pass over it. */
const MOST_UNREADABLE = 100;

/**
 * Arrays and objects in scripts right after `opening` (`var zNodes =`), in the order of the text; those
 * within another are part of it. What has to be computed (a call, a sum) is left out.
 */
export function literalsBehind(scripts: string, opening: RegExp): unknown[] {
  const literals: unknown[] = [];
  let end = 0;
  let unreadable = 0;
  for (const found of scripts.matchAll(new RegExp(opening, 'g'))) {
    const start = found.index + found[0].length;
    if (start < end || !/[[{]/.test(scripts.charAt(start))) continue;
    const literal = literalAt(scripts, start, []);
    if (literal === undefined) unreadable += 1;
    if (unreadable > MOST_UNREADABLE) break;
    if (literal === undefined) continue;
    literals.push(literal.value);
    end = start + literal.length;
  }
  return literals;
}

/**
 * Objects written in scripts that have a property `key`. Where a property's value is a variable, it is the value
 * that the scripts assign; properties named in `open` may have none and are then null. An object with any other
 * unknown value is left out.
 */
export function objectsWith(
  scripts: string,
  key: string,
  open: readonly string[],
): Readonly<Record<string, unknown>>[] {
  const property = new RegExp(`(?<=[{,\\s])(['"]?)${key}\\1\\s*:`, 'g');
  const starts = [...scripts.matchAll(property)].map(({ index }) => openingBrace(scripts, index));
  const objects: Readonly<Record<string, unknown>>[] = [];
  let unreadable = 0;
  for (const start of new Set(starts)) {
    const literal = start < 0 ? undefined : literalAt(scripts, start, open);
    if (literal === undefined) unreadable += 1;
    if (unreadable > MOST_UNREADABLE) break;
    if (isRecord(literal?.value) && key in literal.value) objects.push(literal.value);
  }
  return objects;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The literal that begins with the bracket at `start`, and its length; undefined where it can't be read. */
function literalAt(
  scripts: string,
  start: number,
  open: readonly string[],
): { readonly value: unknown; readonly length: number } | undefined {
  const text = bracketed(scripts, start);
  if (text === undefined) return undefined;
  try {
    return { value: JSON5.parse(withoutVariables(text, scripts, open)), length: text.length };
  } catch {
    return undefined;
  }
}

const COMMENT = String.raw`\/\/[^\n]*|\/\*[\s\S]*?\*\/`;
const STRING = String.raw`'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"`;

function bracketed(text: string, start: number): string | undefined {
  let depth = 0;
  const rest = text.slice(start);
  for (const { 0: token, index } of rest.matchAll(new RegExp(`${COMMENT}|${STRING}|[[\\]{}]`, 'g'))) {
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth -= 1;
    if (depth === 0) return rest.slice(0, index + 1);
  }
  return undefined;
}

/** Position of the brace that is open before `end`; negative when none is. */
function openingBrace(text: string, end: number): number {
  let depth = 0;
  for (let position = end - 1; position >= 0; position -= 1) {
    const character = text.charAt(position);
    if (character === '}') depth += 1;
    if (character === '{') depth -= 1;
    if (depth < 0) return position;
  }
  return -1;
}

/** Replaces variables in `key: variable` by their values. A variable without a value stays, and makes the text unreadable. */
function withoutVariables(text: string, scripts: string, open: readonly string[]): string {
  const property = new RegExp(
    String.raw`${COMMENT}|(['"]?)([\w$]+)\1(\s*:\s*)([^\s'"{}[\],][^'"{}[\],]*)(?=[,}])|${STRING}`,
    'g',
  );
  return text.replace(property, (whole: string, quote = '', key = '', colon = '', expression = '') => {
    if (key === '' || /^(?:true|false|null|-?[\d.]+)\s*$/.test(expression)) return whole;
    const value = literalOf(expression.trim(), scripts) ?? (open.includes(key) ? 'null' : expression);
    return `${quote}${key}${quote}${colon}${value}`;
  });
}

/** The literal that scripts set a variable to, when it is one and the same wherever they set it. */
function literalOf(name: string, scripts: string): string | undefined {
  if (!/^[\w$]+$/.test(name)) return undefined;
  const variable = name.replaceAll('$', '\\$');
  const settings = [...scripts.matchAll(new RegExp(`(?<![\\w$.])${variable}\\s*=(?!=)\\s*`, 'g'))];
  const literals = settings.map(({ 0: text, index }) => {
    const found = new RegExp(`^(?:${STRING}|-?\\d+)(?=\\s*(?:[;,\\n]|$))`).exec(
      scripts.slice(index + text.length),
    );
    return found?.[0];
  });
  const [first] = literals;
  return literals.every((literal) => literal === first) ? first : undefined;
}
