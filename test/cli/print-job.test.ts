import { expect, it } from 'vitest';
import { comparisonLines, crawlLines } from '../../src/cli/print-job.ts';
import type { CrawlRun } from '../../src/domain/index.ts';

const RUN: CrawlRun = {
  run: '20250301T000000000Z',
  portal: 'small',
  started_at: '2025-03-01T00:00:00.000Z',
  pass_started_at: '2025-03-01T00:00:00.000Z',
  finished_at: '2025-03-01T00:10:00.000Z',
  resumed: false,
  partial_reason: null,
  partial_detail: null,
  counts: { requests: 9, bytes: 900, fetched: 9, unchanged: 0, skipped: 0, blocked: 0, failed: 0, gone: 0 },
  reports_found: 7,
  agencies_found: 2,
  shortfalls: [],
};

it('a run that was cut short never looks complete', () => {
  const cut = { ...RUN, partial_reason: 'budget_spent', partial_detail: '9 requests' };
  expect(crawlLines([cut]).at(-1)).toBe(
    '         PARTIAL: budget_spent (9 requests); run again, it goes on from there',
  );
  expect(crawlLines([RUN]).join('\n')).not.toContain('PARTIAL');
});

it('explains no signs where there is nothing to compare', () => {
  expect(comparisonLines([])).toEqual([]);
});
