import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEarlierStates } from '../../../src/crawl/states/earlier-states.ts';
import { mergeStates } from '../../../src/crawl/states/merge-states.ts';
import { createRunStates } from '../../../src/crawl/states/run-states.ts';
import type { UrlState } from '../../../src/domain/index.ts';
import { writeJsonLines } from '../../../src/workspace/index.ts';
import { refusalOf } from '../../refusal-of.ts';

const HASH = 'a'.repeat(64);

function state(url: string, changes: Partial<UrlState> = {}): UrlState {
  return {
    portal: 'a',
    url,
    role: 'report',
    status: 'fetched',
    reason: null,
    facts: {},
    http_status: 200,
    parent: null,
    context: { agency: '区教育局', title: '年度报告', listed_on: null },
    sha256: HASH,
    run: 'earlier',
    checked_at: '2025-01-01T00:00:00.000Z',
    ...changes,
  };
}

async function all(states: AsyncIterable<UrlState>): Promise<UrlState[]> {
  const found: UrlState[] = [];
  for await (const one of states) found.push(one);
  return found;
}

async function fileOf(states: readonly UrlState[]): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'nianbao-states-')), 'url_states.jsonl');
  await writeJsonLines(path, states);
  return path;
}

describe('the states of earlier runs', () => {
  // Long enough for several blocks of the index.
  const urls = Array.from(
    { length: 2000 },
    (_, number) => `http://a.test/${String(number).padStart(5, '0')}.html`,
  );

  it('are found by their URL, anywhere in the file', async () => {
    const path = await fileOf(urls.map((url) => state(url)));
    expect((await readFile(path)).length).toBeGreaterThan(5 * 16_384);
    const earlier = await openEarlierStates(path);
    for (const url of urls) expect(earlier.of(url)?.url).toBe(url);
    for (const absent of ['http://a.test/', 'http://a.test/00700.htm', 'http://b.test/']) {
      expect(earlier.of(absent)).toBeUndefined();
    }
    earlier.close();
  });

  it('do not exist where there was no run', async () => {
    const earlier = await openEarlierStates(join(tmpdir(), 'nianbao-states-nowhere', 'url_states.jsonl'));
    expect(earlier.of('http://a.test/')).toBeUndefined();
    expect(await all(earlier.all())).toEqual([]);
    earlier.close();
  });

  it('in a damaged file are an error that names it', async () => {
    const path = await fileOf([state('http://a.test/1')]);
    await writeFile(path, '{"portal":"a","url":"http://a.te\n');
    expect(await refusalOf(openEarlierStates(path))).toMatchObject({
      code: 'record_invalid',
      message: expect.stringContaining(path),
    });
  });
});

describe('merging states', () => {
  async function* earlierOf(...states: readonly UrlState[]): AsyncGenerator<UrlState> {
    yield* states;
  }

  const merged = (newer: readonly UrlState[], ...earlier: readonly UrlState[]): Promise<UrlState[]> =>
    all(mergeStates(newer, earlierOf(...earlier)));

  it('keeps every URL once, sorted, the newer state before the older', async () => {
    const result = await merged(
      [state('a', { run: 'now' }), state('c', { run: 'now' }), state('e', { run: 'now' })],
      state('b'),
      state('c'),
      state('d'),
    );
    expect(result.map(({ url, run }) => `${url} ${run}`)).toEqual([
      'a now',
      'b earlier',
      'c now',
      'd earlier',
      'e now',
    ]);
  });

  it('does not forget the body that a page once had, unless that page is gone', async () => {
    const failed = state('a', { status: 'failed', reason: 'timeout', sha256: null });
    const gone = state('b', { status: 'gone', reason: 'page_gone', sha256: null });
    const result = await merged([failed, gone], state('a'), state('b'));
    expect(result.map(({ sha256 }) => sha256)).toEqual([HASH, null]);
  });

  it('forgets a body that is now recognised as a challenge, not one before it', async () => {
    const blocked = { status: 'blocked', reason: 'login_or_challenge', sha256: null } as const;
    const other = 'b'.repeat(64);
    const result = await merged(
      [state('a', { ...blocked, messages: [HASH] }), state('b', { ...blocked, messages: [other] })],
      state('a'),
      // First treated as a message, then as the document.
      state('b', { messages: [HASH] }),
    );
    expect(result.map(({ sha256, messages }) => ({ sha256, messages }))).toEqual([
      { sha256: null, messages: [HASH] },
      { sha256: HASH, messages: [HASH, other] },
    ]);
  });
});

describe('the states of a run', () => {
  it('are the same whether they are in memory or in files, and leave no files behind', async () => {
    const path = await fileOf([state('http://a.test/05'), state('http://a.test/99')]);
    const newer = await createRunStates(path, 3);
    // Not in their order, and one of them twice.
    for (const number of [7, 2, 9, 5, 1, 8, 2, 3]) {
      await newer.put(
        state(`http://a.test/0${number}`, { run: number === 2 ? `put ${newer.count}` : 'now' }),
      );
    }
    const earlier = await openEarlierStates(path);
    const states = await all(newer.over(earlier.all()));
    expect(states.map(({ url, run }) => `${url.slice(-2)} ${run}`)).toEqual([
      '01 now',
      '02 put 6',
      '03 now',
      '05 now',
      '07 now',
      '08 now',
      '09 now',
      '99 earlier',
    ]);
    expect(await readdir(join(path, '..'))).not.toHaveLength(1);
    await newer.close();
    earlier.close();
    expect(await readdir(join(path, '..'))).toEqual(['url_states.jsonl']);
  });
});
