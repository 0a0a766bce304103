import { describe, expect, it } from 'vitest';
import type { RequestResult } from '../../../src/crawl/http/request.ts';
import { waitBeforeRetry } from '../../../src/crawl/http/retries.ts';

const NOW = new Date('2025-01-17T00:00:00Z');

function answer(status: number, headers: readonly (readonly [string, string])[] = []): RequestResult {
  const payload = Buffer.alloc(0);
  return {
    kind: 'answer',
    body: payload,
    exchange: {
      url: 'http://a.gov.test/',
      capturedAt: NOW.toISOString(),
      ipAddress: null,
      statusLine: `HTTP/1.1 ${status} X`,
      headers,
      payload,
    },
  };
}

function failure(mayPass: boolean): RequestResult {
  return { kind: 'failure', code: 'timeout', facts: {}, mayPass };
}

const wait = (result: RequestResult, attempt = 0, random = 1): number | null =>
  waitBeforeRetry(result, attempt, { now: NOW, random });

describe('the wait before another attempt', () => {
  it('doubles, up to a minute', () => {
    expect([0, 1, 2, 5, 6, 20].map((attempt) => wait(failure(true), attempt))).toEqual([
      1000, 2000, 4000, 32_000, 60_000, 60_000,
    ]);
  });

  it('varies between half and all of it', () => {
    expect([0, 0.5, 1].map((random) => wait(failure(true), 1, random))).toEqual([1000, 1500, 2000]);
  });

  it.each([429, 502, 503, 504])('follows status %i', (status) => {
    expect(wait(answer(status))).toBe(1000);
  });

  it.each([200, 304, 302, 403, 404, 500, 501])('is not worth it after status %i', (status) => {
    expect(wait(answer(status))).toBeNull();
  });

  it('is not worth it after a failure that will not pass', () => {
    expect(wait(failure(false))).toBeNull();
  });

  it.each([
    ['120', 120_000],
    ['Fri, 17 Jan 2025 00:01:30 GMT', 90_000],
    ['300', 300_000],
    ['0', 1000],
    ['Thu, 16 Jan 2025 00:00:00 GMT', 1000],
    ['soon', 1000],
  ])('obeys Retry-After: %s', (value, expected) => {
    expect(wait(answer(503, [['retry-after', value]]))).toBe(expected);
  });

  it('is left to the next run when the server asks for more than five minutes', () => {
    expect(wait(answer(503, [['retry-after', '301']]))).toBeNull();
  });
});
