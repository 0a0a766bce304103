import { describe, expect, it } from 'vitest';
import type { Capture } from '../../../src/archive/index.ts';
import type { UrlState } from '../../../src/domain/index.ts';
import { sourceDocuments } from '../../../src/extract/portal/source-documents.ts';

const LIST = 'http://a.test/list.html';

function state(name: string, changes: Partial<UrlState> = {}): UrlState {
  return {
    portal: 'small',
    url: `http://a.test/${name}`,
    role: 'report',
    status: 'fetched',
    reason: null,
    facts: {},
    http_status: 200,
    parent: LIST,
    context: { agency: null, title: null, listed_on: null },
    sha256: name,
    run: 'run-2',
    checked_at: '2025-03-01T00:00:00.000Z',
    ...changes,
  };
}

function capture(name: string, sha256 = name): Capture {
  return {
    url: `http://a.test/${name}`,
    capturedAt: '2025-02-01T00:00:00.000Z',
    status: 200,
    contentType: null,
    etag: null,
    lastModified: null,
    location: null,
    sha256,
    payloadDigest: `sha1:${sha256}`,
    bytes: 1,
    revisit: false,
    file: 'a.warc.gz',
    offset: 0,
    length: 1,
  };
}

const file = (name: string, of: string, changes: Partial<UrlState> = {}) =>
  state(name, { role: 'attachment', parent: `http://a.test/${of}`, ...changes });

/** The groups as `role content`, the page first. */
function groups(states: readonly UrlState[], captures: readonly Capture[]): string[][] {
  return sourceDocuments('small', states, captures).map((group) =>
    group.map(({ document }) => `${document.role} ${document.sha256}`),
  );
}

describe('documents that may be one report', () => {
  it('are a page, its further pages, and the attachments of all of them, in the order of their numbers', () => {
    const states = [
      file('a10.doc', 't_1.html'),
      file('a2.doc', 't.html'),
      state('t.html'),
      state('t_1.html', { parent: 'http://a.test/t.html' }),
      state('t_2.html', { parent: 'http://a.test/t_1.html' }),
      state('u.html'),
    ];
    expect(
      groups(
        states,
        states.map(({ sha256 }) => capture(sha256 ?? '')),
      ),
    ).toEqual([
      [
        'report t.html',
        'further_page t_1.html',
        'further_page t_2.html',
        'attachment a2.doc',
        'attachment a10.doc',
      ],
      ['report u.html'],
    ]);
  });

  it('have their page behind a redirect', () => {
    const states = [
      state('from.html', { http_status: 302, sha256: null }),
      file('a.doc', 'to.html'),
      state('to.html', { parent: 'http://a.test/from.html' }),
    ];
    const captures = [capture('a.doc'), capture('to.html'), capture('from.html', 'what it was before')];
    expect(groups(states, captures)).toEqual([
      ['report what it was before'],
      ['report to.html', 'attachment a.doc'],
    ]);
  });

  it('are grouped with their newest contents, each earlier one alone', () => {
    const states = [state('t.html', { sha256: 'page' }), file('a.doc', 't.html', { sha256: 'new' })];
    const captures = [capture('t.html', 'page'), capture('a.doc', 'old'), capture('a.doc', 'new')];
    expect(groups(states, captures)).toEqual([['attachment old'], ['report page', 'attachment new']]);
  });

  it('have the content that was seen last, even if it is an old one again', () => {
    const states = [state('t.html'), file('a.doc', 't.html', { sha256: 'first' })];
    const captures = [capture('t.html'), capture('a.doc', 'first'), capture('a.doc', 'second')];
    expect(groups(states, captures)).toEqual([['attachment second'], ['report t.html', 'attachment first']]);
  });

  it('leave out an attachment that the page, read again, no longer names', () => {
    const states = [state('t.html'), file('a.doc', 't.html', { run: 'run-1' })];
    expect(groups(states, [capture('t.html'), capture('a.doc')])).toEqual([
      ['attachment a.doc'],
      ['report t.html'],
    ]);
  });

  it('keep an attachment whose page could not be read this time', () => {
    const states = [state('t.html', { status: 'failed' }), file('a.doc', 't.html', { run: 'run-1' })];
    expect(groups(states, [capture('t.html'), capture('a.doc')])).toEqual([
      ['report t.html', 'attachment a.doc'],
    ]);
  });

  it('are read alone where the page itself is lost', () => {
    const states = [
      file('a.doc', 't.html'),
      file('b.doc', 't.html'),
      state('t.html', { status: 'gone', sha256: null, messages: ['soft 404'] }),
    ];
    const captures = [capture('a.doc'), capture('b.doc'), capture('t.html', 'soft 404')];
    expect(groups(states, captures)).toEqual([['attachment a.doc'], ['attachment b.doc']]);
  });
});

describe('the contents of a report’s address', () => {
  it('are what a browser showed, not the shell that the server sent', () => {
    const rendered = { ...capture('t.html', 'shown'), url: 'urn:nianbao:rendered:http://a.test/t.html' };
    const states = [state('t.html', { sha256: 'shown' })];
    expect(groups(states, [capture('t.html', 'shell'), rendered])).toEqual([['report shown']]);
  });

  it('leave out a body that only says that the page is gone', () => {
    const states = [
      state('t.html', { status: 'gone', reason: 'page_gone', sha256: null, messages: ['gone'] }),
    ];
    expect(groups(states, [capture('t.html', 'first'), capture('t.html', 'gone')])).toEqual([
      ['report first'],
    ]);
  });

  it('leave out every challenge that came with status 200, now and before', () => {
    const blocked: Partial<UrlState> = {
      status: 'blocked',
      reason: 'login_or_challenge',
      messages: ['c1', 'c2'],
    };
    const captures = ['c1', 'first', 'c2'].map((sha256) => capture('t.html', sha256));
    expect(groups([state('t.html', { ...blocked, sha256: 'first' })], captures)).toEqual([['report first']]);
    expect(groups([state('t.html', { messages: ['c1', 'c2'], sha256: 'first' })], captures)).toEqual([
      ['report first'],
    ]);
  });

  it('do not exist where only challenges ever came', () => {
    const states = [state('t.html', { status: 'blocked', sha256: null, messages: ['c1'] })];
    expect(groups(states, [capture('t.html', 'c1')])).toEqual([]);
  });

  it('are what the server sent at last, after a browser showed only a challenge', () => {
    const rendered = { ...capture('t.html', 'c2'), url: 'urn:nianbao:rendered:http://a.test/t.html' };
    const states = [state('t.html', { sha256: 'page', messages: ['c1', 'c2'] })];
    expect(groups(states, [capture('t.html', 'c1'), rendered, capture('t.html', 'page')])).toEqual([
      ['report page'],
    ]);
  });

  it('include a body that is the document now, although it was once treated as a message', () => {
    const states = [state('t.html', { sha256: 'short', messages: ['short'] })];
    expect(groups(states, [capture('t.html', 'short')])).toEqual([['report short']]);
  });
});
