import { describe, expect, it } from 'vitest';
import { withoutInvisible } from '../../src/domain/index.ts';

describe('what a reader does not see', () => {
  it.each([
    ['a zero-width space', '\u200b'],
    ['a zero-width joiner', '\u200d'],
    ['a mark of direction', '\u200f'],
    ['an embedding of direction', '\u202a\u202c'],
    ['an isolate of direction', '\u2066\u2069'],
    ['a word joiner', '\u2060'],
    ['an invisible separator', '\u2063'],
    ['a Mongolian vowel separator', '\u180e'],
    ['a byte order mark', '\ufeff'],
    ['a soft hyphen', '\u00ad'],
    ['a variation selector', '\ufe0f'],
    ['a variation selector of a Chinese character', '\u{e0100}'],
  ])('%s is left out', (_, invisible) => {
    expect(withoutInvisible(`${invisible}葛${invisible}12${invisible}`)).toBe('葛12');
  });

  it.each(['\u3000', '\u00a0', '\t', '\n', '─', '〇', '（一）'])('%j stays', (text) => {
    expect(withoutInvisible(text)).toBe(text);
  });
});
