import { withoutInvisible } from '../domain/index.ts';

const SPACES = /[\s\u00a0\u3000]+/g;

export function foldSpaces(text: string): string {
  return withoutInvisible(text).replace(SPACES, ' ').trim();
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
