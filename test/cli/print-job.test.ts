import { expect, it } from 'vitest';
import { unreadableLine } from '../../src/cli/print-archive.ts';
import { crawlLines } from '../../src/cli/print-job.ts';
import type { CrawlRun } from '../../src/domain/index.ts';

const RUN: CrawlRun = {
  run: '20250301T000000000Z',
  portal: 'small',
  started_at: '2025-03-01T00:00:00.000Z',
  pass_started_at: '2025-03-01T00:00:00.000Z',
  finished_at: '2025-03-01T00:10:00.000Z',
  resumed: false,
  partial_reason: null,
  partial_facts: null,
  counts: { requests: 9, bytes: 900, fetched: 9, unchanged: 0, skipped: 0, blocked: 0, failed: 0, gone: 0 },
  reports_found: 7,
  agencies_found: 2,
  shortfalls: [],
};

it('a run that requested nothing does not say that nothing has changed', () => {
  const idle = { ...RUN, counts: { ...RUN.counts, requests: 0, bytes: 0, fetched: 0, unchanged: 9 } };
  const text = crawlLines([{ run: idle }]).join('\n');
  expect(text).toContain('no requests');
  expect(text).not.toContain('nothing new or changed');
});

it('an archive with bytes that are no records is reported with the command that shows them', () => {
  const stretches = [20, 1000].map((length) => ({
    file: 'a.warc.gz',
    offset: 0,
    length,
    why: 'is no gzip member',
  }));
  expect(unreadableLine('small', stretches)).toBe(
    'small: its archive has 1,020 bytes that are no records; see nianbao archive verify --portal small\n',
  );
});

it('a run that was cut short never looks complete', () => {
  const cut = { ...RUN, partial_reason: 'budget_spent', partial_facts: { budget_requests: 9 } };
  expect(crawlLines([{ run: cut }]).at(-1)).toBe(
    '         PARTIAL: budget_spent (9 requests); run again to continue',
  );
  expect(crawlLines([{ run: RUN }]).join('\n')).not.toContain('PARTIAL');
});
