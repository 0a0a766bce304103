/** Invisible characters that editors leave: zero-width spaces and joiners, byte order marks, soft hyphens. */
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;
const SPACES = /[\s\u00a0\u3000]+/g;

export function foldSpaces(text: string): string {
  return text.replace(INVISIBLE, '').replace(SPACES, ' ').trim();
}

/** Line breaks are kept, empty lines are not. */
export function foldLines(text: string): string {
  if (!text.includes('\n')) return foldSpaces(text);
  return text
    .split('\n')
    .map(foldSpaces)
    .filter((line) => line !== '')
    .join('\n');
}
