import { describe, expect, it } from 'vitest';
import { statusLines } from '../../src/cli/print-status.ts';
import type { CrawlRun } from '../../src/domain/index.ts';
import type { PortalStatus } from '../../src/publish/index.ts';

const FOUND_ONE = { what: 'reports', found: 1, expected: 2 } as const;

const RUN: CrawlRun = {
  run: 'r1',
  portal: 'p',
  started_at: '2026-02-01T00:00:00.000Z',
  pass_started_at: '2026-02-01T00:00:00.000Z',
  finished_at: '2026-02-01T00:10:00.000Z',
  resumed: false,
  partial_reason: null,
  partial_facts: null,
  counts: { requests: 1234, bytes: 9, fetched: 9, unchanged: 0, skipped: 0, blocked: 0, failed: 0, gone: 0 },
  reports_found: 9,
  agencies_found: 2,
  shortfalls: [],
};

function statusOf(portal: string, changes: Partial<PortalStatus> = {}): PortalStatus {
  return {
    portal,
    last_run: RUN,
    failures: [],
    unfinished_since: null,
    reports_held: 900,
    new_reports: 12,
    changed_reports: 3,
    addresses: { fetched: 9, unchanged: 0, skipped: 0, blocked: 1, failed: 2, gone: 0 },
    years: [
      {
        report_year: 2023,
        held: 50,
        published: 40,
        late: 7,
        unread: 1,
        blocked: 0,
        missing: 2,
        not_yet_due: 0,
      },
      {
        report_year: 2024,
        held: 45,
        published: 40,
        late: 5,
        unread: 0,
        blocked: 0,
        missing: 4,
        not_yet_due: 0,
      },
    ],
    ...changes,
  };
}

const lines = (...portals: PortalStatus[]) => statusLines({ snapshot: 'current', portals });

/** The cells of the first line that begins with a text. */
function row(printed: readonly string[], begin: string): string[] {
  const rows = printed.flatMap((text) => text.split('\n')).map((text) => text.trim());
  return rows.find((text) => text.startsWith(begin))?.split(/ +/) ?? [];
}

describe('the table of portals', () => {
  it('has a line a portal, with what is late and missing in all years', () => {
    expect(row(lines(statusOf('tianjin-nankai')), 'tianjin-nankai')).toEqual([
      'tianjin-nankai',
      '2026-02-01',
      'ok',
      '900',
      '12',
      '3',
      '12',
      '6',
      '1',
      '2',
    ]);
  });

  it('keeps within 80 columns for fifty portals with long names and large numbers', () => {
    const large = { fetched: 9, unchanged: 0, skipped: 0, blocked: 1000, failed: 2000, gone: 0 };
    const portals = Array.from({ length: 50 }, (_, index) =>
      statusOf(`heilongjiang-qiqihaer-longsha-${index}`, {
        reports_held: 12_345,
        last_run: { ...RUN, partial_reason: 'budget_spent', partial_facts: { budget_requests: 9 } },
        new_reports: 9999,
        changed_reports: 999,
        addresses: large,
      }),
    );
    const printed = lines(...portals).flatMap((text) => text.split('\n'));
    expect(printed.filter((text) => /heilongj.*-\d+ /.test(text))).toHaveLength(50);
    expect(printed.filter((text) => text.length > 80)).toEqual([]);
  });

  it.each([
    ['ok', {}],
    ['never', { last_run: null }],
    ['open', { last_run: null, unfinished_since: '2026-02-02T00:00:00.000Z' }],
    [
      'partial',
      { last_run: { ...RUN, partial_reason: 'budget_spent', partial_facts: { budget_requests: 9 } } },
    ],
    [
      'short',
      {
        last_run: {
          ...RUN,
          partial_reason: 'budget_spent',
          partial_facts: {},
          shortfalls: [FOUND_ONE],
        },
      },
    ],
  ])('says in one word: %s', (word, changes) => {
    expect(row(lines(statusOf('p-1', changes)), 'p-1')).toContain(word);
  });

  it('says why a run was partial and what falls short', () => {
    const run = {
      ...RUN,
      partial_reason: 'budget_spent',
      partial_facts: { budget_requests: 9 },
      shortfalls: [FOUND_ONE],
    };
    expect(lines(statusOf('p-1', { last_run: run })).slice(-2)).toEqual([
      'PARTIAL  p-1: budget_spent (9 requests)',
      'SHORT    p-1: found 1 report, the portal file expects at least 2',
    ]);
  });

  it('does not print zero for what is not known', () => {
    const unknown = {
      published: null,
      late: null,
      unread: null,
      blocked: null,
      missing: null,
      not_yet_due: null,
    };
    const years = [{ report_year: 2024, held: 3, ...unknown }];
    const printed = lines(statusOf('p-1', { new_reports: null, changed_reports: null, years }));
    expect(printed.join('\n')).toMatch(/p-1 +2026-02-01 +ok +900 +\? +\? +\? +\? +1 +2/);
    expect(printed.join('\n')).toMatch(/2024 +3 +\? +\? +\? +\? +\? +\?/);
  });
});

describe('the table of years', () => {
  it('adds the portals up', () => {
    expect(row(lines(statusOf('a'), statusOf('b')), '2023')).toEqual([
      '2023',
      '100',
      '80',
      '14',
      '4',
      '2',
      '0',
      '0',
    ]);
  });
});
