import { describe, expect, it } from 'vitest';
import type { Capture } from '../../src/archive/index.ts';
import type { UrlState } from '../../src/domain/index.ts';
import { sourceDocuments } from '../../src/extract/source-documents.ts';

const REPORT = 'http://a.gov.test/gknb/t1.html';

function capture(url: string, sha256: string, day: number): Capture {
  return {
    url,
    capturedAt: `2025-03-0${day}T00:00:00.000Z`,
    status: 200,
    contentType: 'text/html',
    etag: null,
    lastModified: null,
    location: null,
    sha256,
    bytes: 1,
    payloadDigest: `sha256:${sha256}`,
    revisit: false,
    file: 'a.warc.gz',
    offset: day,
    length: 1,
  };
}

function state(changes: Partial<UrlState>): UrlState {
  return {
    portal: 'a',
    url: REPORT,
    role: 'report',
    status: 'fetched',
    reason: null,
    detail: null,
    http_status: 200,
    parent: null,
    context: { agency: null, title: null, listed_on: null },
    sha256: 'second',
    run: 'r',
    checked_at: '2025-03-02T00:00:00.000Z',
    ...changes,
  };
}

const hashes = (states: readonly UrlState[], captures: readonly Capture[]): string[] =>
  sourceDocuments('a', states, captures).map(({ document }) => document.sha256);

describe('the documents of a report’s address', () => {
  it('are all contents that it had, oldest first', () => {
    expect(hashes([state({})], [capture(REPORT, 'first', 1), capture(REPORT, 'second', 2)])).toEqual([
      'first',
      'second',
    ]);
  });

  it('are what a browser showed, not the shell that the server sent', () => {
    const shown = capture(`urn:nianbao:rendered:${REPORT}`, 'shown', 2);
    expect(hashes([state({ sha256: 'shown' })], [capture(REPORT, 'shell', 1), shown])).toEqual(['shown']);
  });

  it('leave out a body that only says that the page is gone', () => {
    const captures = [capture(REPORT, 'first', 1), capture(REPORT, 'gone', 2)];
    expect(hashes([state({ status: 'gone', reason: 'page_gone', sha256: 'gone' })], captures)).toEqual([
      'first',
    ]);
  });
});
