import { describe, expect, it } from 'vitest';
import { isDue } from '../../../src/crawl/walk/due.ts';
import { PortalSchema, type UrlState } from '../../../src/domain/index.ts';

const NOW = new Date('2025-06-30T03:00:00Z');
const URL_OF_REPORT = 'http://a.gov.test/gknb/t1.html';
const { recheck } = PortalSchema.parse({
  id: 'a',
  name: '某区',
  division: '990101',
  entry_url: 'http://a.gov.test/',
});

const LISTED = {
  agency: '区教育局',
  title: '区教育局2017年政府信息公开工作年度报告',
  listed_on: '2018-02-01',
};

function held(changes: Partial<UrlState> = {}): UrlState {
  return {
    portal: 'a',
    url: URL_OF_REPORT,
    role: 'report',
    status: 'unchanged',
    reason: null,
    facts: {},
    http_status: 200,
    parent: null,
    context: LISTED,
    sha256: 'a'.repeat(64),
    run: 'r',
    checked_at: '2025-06-29T03:00:00Z',
    ...changes,
  };
}

interface Given {
  readonly state?: Partial<UrlState>;
  readonly nowListed?: Partial<UrlState['context']>;
  readonly modifiedOn?: string;
}

function due({ state = {}, nowListed = {}, modifiedOn }: Given): boolean {
  const item = { url: URL_OF_REPORT, context: { ...LISTED, ...state.context, ...nowListed } };
  return isDue(item, held(state), modifiedOn, { recheck }, NOW);
}

const RECENT = { ...LISTED, title: '区教育局2024年政府信息公开工作年度报告', listed_on: '2025-01-17' };
const listedOn = (day: string) => ({ ...RECENT, listed_on: day });

describe('a report that is held', () => {
  it.each<[string, Given, boolean]>([
    ['is old and was asked for yesterday', {}, false],
    ['is listed under another title now', { nowListed: { title: '区教育局2017年度报告（更正）' } }, true],
    ['is listed under another date now', { nowListed: { listed_on: '2025-06-28' } }, true],
    ['is now of another agency’s list', { nowListed: { agency: '区教育局机关' } }, false],
    ['was changed an hour before, says its sitemap', { modifiedOn: '2025-06-29T10:00:00+08:00' }, false],
    ['was changed an hour after, says its sitemap', { modifiedOn: '2025-06-29T12:00:00+08:00' }, true],
    ['was changed that day, says its sitemap', { modifiedOn: '2025-06-29' }, true],
    ['was changed the day before, says its sitemap', { modifiedOn: '2025-06-28' }, false],
    ['is three days old and was asked for yesterday', { state: { context: listedOn('2025-06-27') } }, true],
    [
      'is three days old and was asked for this morning',
      { state: { context: listedOn('2025-06-27'), checked_at: '2025-06-29T22:00:00Z' } },
      false,
    ],
    ['is half a year old and was asked for yesterday', { state: { context: RECENT } }, false],
    [
      'had stood for 100 days and was asked for nine days ago',
      { state: { context: listedOn('2025-03-13'), checked_at: '2025-06-21T03:00:00Z' } },
      false,
    ],
    [
      'had stood for 100 days and was asked for eleven days ago',
      { state: { context: listedOn('2025-03-11'), checked_at: '2025-06-19T03:00:00Z' } },
      true,
    ],
    ['failed last time', { state: { status: 'failed', reason: 'timeout' } }, true],
    ['was gone last time', { state: { status: 'gone', reason: 'page_gone' } }, true],
    ['was a list last time', { state: { role: 'list' } }, true],
    [
      'has no list date, 2024 in its title and was asked for two weeks ago',
      { state: { context: { ...RECENT, listed_on: null }, checked_at: '2025-06-16T03:00:00Z' } },
      true,
    ],
    ['has no list date and 2017 in its title', { state: { context: { ...LISTED, listed_on: null } } }, false],
  ])('%s', (_, given, expected) => {
    expect(due(given)).toBe(expected);
  });
});

describe('a report of long ago', () => {
  const urls = Array.from({ length: 3600 }, (_, number) => `http://a.gov.test/gknb/t${number}.html`);
  const dueAt = (url: string, checkedAt: string, now: string, every = recheck): boolean =>
    isDue(
      { url, context: LISTED },
      held({ url, checked_at: checkedAt }),
      undefined,
      { recheck: every },
      new Date(now),
    );

  it('has its turn once in 180 days', () => {
    const turns = (url: string): number =>
      Array.from({ length: 18 }, (_, step) => step).filter((step) => {
        const day = (number: number): string => new Date(Date.UTC(2025, 0, 1 + 10 * number)).toISOString();
        return dueAt(url, day(step), day(step + 1));
      }).length;
    expect(new Set(urls.slice(0, 50).map(turns))).toEqual(new Set([1]));
  });

  it('shares a day with few others: about 20 of 3,600', () => {
    const today = urls.filter((url) => dueAt(url, '2025-06-29T00:00:00Z', '2025-06-30T00:00:00Z'));
    expect(today.length).toBeGreaterThan(5);
    expect(today.length).toBeLessThan(45);
  });

  it('is requested in every run where the portal file says so', () => {
    const always = { ...recheck, every_days: 0 };
    expect(dueAt(URL_OF_REPORT, '2025-06-30T02:59:59Z', '2025-06-30T03:00:00Z', always)).toBe(true);
  });
});
