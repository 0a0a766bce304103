import { describe, expect, it } from 'vitest';
import { type CrawlRun, Failure, type Shortfall } from '../../src/domain/index.ts';
import { noticeOfError, noticeOfRuns } from '../../src/notify/index.ts';
import { portalFailure } from '../../src/workspace/index.ts';

const OCCASION = { software: 'nianbao/test', workspace: '/srv/nianbao', at: '2026-02-01T00:00:00.000Z' };

function runOf(portal: string, shortfalls: Shortfall[]): CrawlRun {
  const counts = {
    requests: 9,
    bytes: 900,
    fetched: 9,
    unchanged: 0,
    skipped: 0,
    blocked: 0,
    failed: 0,
    gone: 0,
  };
  return {
    run: 'r1',
    portal,
    started_at: '2026-02-01T00:00:00.000Z',
    pass_started_at: '2026-02-01T00:00:00.000Z',
    finished_at: '2026-02-01T00:10:00.000Z',
    resumed: false,
    partial_reason: null,
    partial_facts: null,
    counts,
    reports_found: 1,
    agencies_found: 1,
    shortfalls,
  };
}

describe('a notice', () => {
  it('is not there when every expectation was met', () => {
    expect(noticeOfRuns([runOf('a', []), runOf('b', [])], [], OCCASION)).toBeNull();
  });

  it('names the portals that fell short, and no others', () => {
    const shortfall = { what: 'reports', found: 1, expected: 3 } as const;
    const notice = noticeOfRuns([runOf('a', []), runOf('b', [shortfall])], [], OCCASION);
    expect(notice).toMatchObject({
      event: 'expectations_failed',
      summary: '1 portal falls short: b: found 1 report, the portal file expects at least 3',
      error: null,
      portals: [{ portal: 'b', shortfalls: [shortfall] }],
      ...OCCASION,
    });
    expect(notice?.portals).toHaveLength(1);
  });

  it('names the portals that failed, each with the stage and what was seen', () => {
    const failure = portalFailure(
      'extract',
      'c',
      new Failure('record_invalid', { record: 'line', place: 'url_states.jsonl:7' }),
    );
    const notice = noticeOfRuns([runOf('a', [])], [failure], OCCASION);
    expect(notice).toMatchObject({
      event: 'portals_failed',
      summary: expect.stringContaining('1 portal failed: c: extract: record_invalid: url_states.jsonl:7: '),
      portals: [],
      failures: [
        {
          portal: 'c',
          stage: 'extract',
          code: 'record_invalid',
          detail: expect.stringContaining('url_states.jsonl:7: '),
        },
      ],
    });
  });

  it('has the code of what stopped a run', () => {
    const failed = noticeOfError(
      new Failure('workspace_locked', { path: 'lock', process: 7, holder: '' }),
      OCCASION,
    );
    expect(failed).toMatchObject({
      event: 'run_failed',
      error: { code: 'workspace_locked', message: expect.stringContaining('lock: process 7 is working') },
    });
    expect(noticeOfError(new Error('disk full'), OCCASION).error).toEqual({
      code: 'unforeseen',
      message: 'disk full',
    });
  });
});
