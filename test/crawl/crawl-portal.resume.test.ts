import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { UrlState } from '../../src/domain/index.ts';
import type { Workspace } from '../../src/workspace/index.ts';
import { refusalOf } from '../refusal-of.ts';
import { crawl, newWorkspace, portalWith, SMALL_SITE, statesOf } from './small-portal.ts';
import { type Answer, redirectTo, serve, type TestServer } from './test-server.ts';

/** The small portal with a page that is gone and one that has moved. */
const SITE: Readonly<Record<string, Answer>> = {
  ...SMALL_SITE,
  '/zwgk/jyj/gknb/index_1.html': `<ul>
    <li><a href="t3.html">区教育局2022年政府信息公开工作年度报告</a></li>
    <li><a href="t4.html">区教育局2021年政府信息公开工作年度报告</a></li>
    <li><a href="t5.html">区教育局2020年政府信息公开工作年度报告</a></li></ul>`,
  '/zwgk/jyj/gknb/t5.html': redirectTo('t3.html'),
};
const REQUESTS = 10;

/** States without what differs from run to run. */
async function timeless(workspace: Workspace): Promise<Omit<UrlState, 'run' | 'checked_at'>[]> {
  return (await statesOf(workspace)).map(({ run: _run, checked_at: _checkedAt, ...state }) => state);
}

/** States of a crawl without interruption. */
async function undisturbed(): Promise<Omit<UrlState, 'run' | 'checked_at'>[]> {
  const server = await serve(SITE);
  try {
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    expect(server.asked).toHaveLength(REQUESTS);
    return await timeless(workspace);
  } finally {
    await server.close();
  }
}

/** Serves the site, and calls `event` instead of answering the request of this number, once. */
async function serveUntil(number: number, event: () => void): Promise<TestServer> {
  let requests = 0;
  const server = await serve({});
  for (const path of [...Object.keys(SITE), '/zwgk/jyj/gknb/t4.html']) {
    server.pages.set(path, (request, response) => {
      requests += 1;
      const answer = SITE[path];
      if (requests === number) event();
      else if (typeof answer === 'function') answer(request, response);
      else {
        const type = typeof answer === 'object' ? answer.type : 'text/html; charset=utf-8';
        const body = typeof answer === 'object' ? answer.body : (answer ?? 'nothing here');
        response.writeHead(answer === undefined ? 404 : 200, { 'content-type': type }).end(body);
      }
    });
  }
  return server;
}

describe('a crawl that was aborted', () => {
  it.each(Array.from({ length: REQUESTS }, (_, index) => index + 1))(
    'at its request %i continues from there and ends with the same states',
    async (number) => {
      const stop = new AbortController();
      const server = await serveUntil(number, () => stop.abort(new Error('stopped')));
      try {
        const workspace = await newWorkspace();
        await expect(crawl(server, workspace, portalWith(), { signal: stop.signal })).rejects.toThrow(
          'stopped',
        );
        await expect(statesOf(workspace)).rejects.toThrow('ENOENT');
        const current: unknown = JSON.parse(await readFile(workspace.currentRun('small'), 'utf8'));
        const run = await crawl(server, workspace);
        expect(run).toMatchObject({ resumed: true, reports_found: 3 });
        expect(current).toEqual({ run: run.run, started_at: run.started_at });
        expect(await timeless(workspace)).toEqual(await undisturbed());
        // Only what was in flight was requested twice.
        expect(server.asked).toHaveLength(REQUESTS + 1);
        expect(run.counts.requests).toBe(REQUESTS - number + 1);
      } finally {
        await server.close();
      }
    },
  );

  it('and continued says about a page what it would have said without the interruption', async () => {
    const workspace = await newWorkspace();
    const first = await serve(SITE);
    await crawl(first, workspace);
    await first.close();
    const stop = new AbortController();
    const server = await serveUntil(8, () => stop.abort(new Error('stopped')));
    try {
      await expect(crawl(server, workspace, portalWith(), { signal: stop.signal })).rejects.toThrow();
      const run = await crawl(server, workspace);
      // All but the page that is gone, seven of them requested before the interruption.
      expect(run).toMatchObject({ resumed: true, counts: { fetched: 0, unchanged: REQUESTS - 1, gone: 1 } });
    } finally {
      await server.close();
    }
  });

  it('while it waited for its turn leaves its waiting at once', async () => {
    const server = await serve(SITE);
    try {
      const stop = new AbortController();
      const portal = portalWith({ politeness: { interval_ms: 3_600_000 } });
      const crawling = crawl(server, await newWorkspace(), portal, {
        signal: stop.signal,
        delay: async (_, signal) => {
          stop.abort(new Error('stopped'));
          signal?.throwIfAborted();
        },
      });
      await expect(crawling).rejects.toThrow('stopped');
      expect(server.asked).toEqual(['/robots.txt']);
    } finally {
      await server.close();
    }
  });
});

describe('a crawl that died', () => {
  it('after its results were written is not done a second time', async () => {
    const server = await serve(SITE);
    try {
      const workspace = await newWorkspace();
      const first = await crawl(server, workspace);
      const mark = { run: first.run, started_at: first.started_at };
      await writeFile(workspace.currentRun('small'), JSON.stringify(mark));
      const second = await crawl(server, workspace);
      expect(second.resumed).toBe(false);
      expect(second.run).not.toBe(first.run);
      expect((await readFile(workspace.crawlRuns('small'), 'utf8')).trimEnd().split('\n')).toHaveLength(2);
    } finally {
      await server.close();
    }
  });

  it('and left a damaged mark says which file is to go', async () => {
    const server = await serve(SITE);
    try {
      const workspace = await newWorkspace();
      const path = workspace.currentRun('small');
      await mkdir(join(path, '..'), { recursive: true });
      await writeFile(path, '{"run":');
      expect(await refusalOf(crawl(server, workspace))).toMatchObject({
        code: 'record_invalid',
        message: expect.stringContaining(path),
      });
    } finally {
      await server.close();
    }
  });
});

describe('a clock that was set back', () => {
  it('causes no run to mistake older captures for its own', async () => {
    const server = await serve(SITE);
    try {
      const workspace = await newWorkspace();
      await crawl(server, workspace, portalWith(), { now: () => new Date('2025-03-01T00:00:00Z') });
      const run = await crawl(server, workspace, portalWith(), {
        now: () => new Date('2024-03-01T00:00:00Z'),
      });
      expect(run.counts.requests).toBe(REQUESTS);
      expect(run.started_at).toBe('2025-03-01T00:00:00.001Z');
    } finally {
      await server.close();
    }
  });
});
