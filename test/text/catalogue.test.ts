import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProblemCode, PROBLEMS, problemFactsText, readProblemFacts } from '../../src/domain/index.ts';
import { problemMeaning, problemMessage } from '../../src/text/index.ts';
import { factsOf, leavesOf } from './facts-of.ts';

const CODES = Object.keys(PROBLEMS).filter(isProblemCode);
/** Facts that a sentence says in words of its own: choices among few, and what is meant for the other language. */
const IN_OTHER_WORDS = ['code', 'lacking', 'nested', 'rule', 'zh'];

describe.each(CODES)('%s', (code) => {
  const { en, zh } = problemMeaning(code);

  it('says in Chinese what it means and what to do, in whole sentences', () => {
    for (const sentence of [zh.means, zh.action]) {
      expect(sentence).toMatch(/\p{Script=Han}/u);
      expect(sentence).toMatch(/。$/u);
      // Half-width marks after a character are slips of the keyboard.
      expect(sentence).not.toMatch(/[\p{Script=Han}”）][,.;:!?()]/u);
    }
  });

  it('says the same in English', () => {
    for (const sentence of [en.means, en.action]) {
      expect(sentence).toMatch(/^[A-Z]|^robots\.txt|^nianbao /);
      expect(sentence).toMatch(/\.$/);
    }
  });

  it('begins its message with what it means, and then names every number and text that was seen', () => {
    fc.assert(
      fc.property(factsOf(PROBLEMS[code].facts), (any) => {
        const facts = readProblemFacts(code, any);
        const message = problemMessage({ code, facts: facts ?? {} });
        expect(facts).toEqual(any);
        expect(message.startsWith(en.means)).toBe(true);
        for (const [name, value] of leavesOf(any)) {
          if (IN_OTHER_WORDS.includes(name) || value === 0) continue;
          expect(message.slice(en.means.length)).toContain(String(value));
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('facts of a problem', () => {
  it('are the same text whatever the order in which they were found', () => {
    expect(problemFactsText({ table: 'a', rows: ['2', '1'] })).toBe('{"rows":["2","1"],"table":"a"}');
    expect(problemFactsText({ text: 'x', table: 'a', row: 'b', column: 'c' })).toBe(
      problemFactsText({ column: 'c', row: 'b', table: 'a', text: 'x' }),
    );
  });

  it('are refused where they are not those of their code', () => {
    expect(readProblemFacts('reader_time_limit', { limit_s: '30' })).toBeNull();
    expect(readProblemFacts('reader_time_limit', { limit_s: 30, why: 'slow' })).toBeNull();
    expect(readProblemFacts('attachment_unread', { reasons: [{ code: 'page_gone', facts: {} }] })).toBeNull();
    expect(
      readProblemFacts('attachment_unread', { reasons: [{ code: 'damaged', facts: { limit_s: 1 } }] }),
    ).toBeNull();
  });
});
