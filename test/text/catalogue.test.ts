import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProblemCode, PROBLEMS, problemFactsText, readProblemFacts } from '../../src/domain/index.ts';
import { problemMeaning, problemMessage, shortfallText, visitText } from '../../src/text/index.ts';
import { factsOf, leavesOf } from './facts-of.ts';

const CODES = Object.keys(PROBLEMS).filter(isProblemCode);
/** Facts that a sentence says in words of its own: choices among few, and what is meant for the other language. */
const IN_OTHER_WORDS = ['awaited', 'code', 'lacking', 'nested', 'rule', 'what', 'why', 'zh'];

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

describe('what a crawl saw', () => {
  it('is named one after the other, and nothing where the code says it all', () => {
    expect(visitText({})).toBe('');
    expect(
      visitText({
        http_status: 521,
        sign: { id: 'circle', en: 'A circle to be drawn' },
        has_no_browser: true,
      }),
    ).toBe('status 521; A circle to be drawn (circle); no browser');
    expect(visitText({ redirects_to: 'http://a.invalid/', is_list: true })).toBe(
      'redirects to http://a.invalid/, which is no report',
    );
  });

  it('less than was expected is said with both numbers, and with the years to which the run was limited', () => {
    const years = { first: 2022, last: 2023 };
    expect(shortfallText({ what: 'agencies', found: 1, expected: 9 })).toBe(
      'found 1 agency, the portal file expects at least 9',
    );
    expect(shortfallText({ what: 'reports', found: 2, expected: 3, years })).toBe(
      'found 2 reports, the portal file expects at least 3 (the run was limited to 2022-2023)',
    );
    expect(
      shortfallText({ what: 'any_report', entry_url: 'http://a.invalid/', years: { ...years, last: 2022 } }),
    ).toBe('no report was found from http://a.invalid/ (the run was limited to 2022)');
  });
});
