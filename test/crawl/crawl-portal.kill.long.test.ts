import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readBody, readCaptures } from '../../src/archive/index.ts';
import type { UrlState } from '../../src/domain/index.ts';
import type { Workspace } from '../../src/workspace/index.ts';
import { crawl, newWorkspace, portalWith, reportPage, statesOf } from './small-portal.ts';
import { type Answer, serve } from './test-server.ts';

const AGENCIES = 6;
const YEARS = 10;
/** robots.txt, the entry, a list an agency, and its reports. */
const ADDRESSES = 2 + AGENCIES * (1 + YEARS);
const KILLS = 20;

/** Six agencies with ten reports each; every fifth page is too large for one write. */
function site(): Record<string, Answer> {
  const pages: Record<string, Answer> = {
    '/robots.txt': { body: 'User-agent: *\n', type: 'text/plain' },
    '/zwgk/': Array.from({ length: AGENCIES }, (_, at) => `<a href="a${at}/">政府信息公开年报</a>`).join(''),
  };
  for (let agency = 0; agency < AGENCIES; agency += 1) {
    const years = Array.from({ length: YEARS }, (_, at) => 2015 + at);
    pages[`/zwgk/a${agency}/`] = years
      .map((year) => `<a href="t${year}.html">区教育局${year}年政府信息公开工作年度报告</a>`)
      .join('');
    for (const year of years) {
      const noise = year % 5 === 0 ? noiseOf(agency * year) : '';
      pages[`/zwgk/a${agency}/t${year}.html`] = reportPage(`${agency} ${year}`) + noise;
    }
  }
  return pages;
}

/** Half a megabyte that does not pack well. */
function noiseOf(seed: number): string {
  const random = seeded(seed);
  return Array.from({ length: 60_000 }, () => random().toString(36).slice(2, 10)).join('');
}

/** The same numbers for the same seed, from 0 to 1 (xorshift). */
function seeded(seed: number): () => number {
  let state = seed + 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

describe('kill -9', () => {
  function spawnCrawl(port: number, workspace: Workspace): ChildProcess {
    // A process can only be killed when it is one: it runs the crawler as it ships.
    const at = (file: string): string => JSON.stringify(new URL(`../../dist/${file}`, import.meta.url).href);
    const program = `
      import { crawlPortal } from ${at('crawl/crawl-portal.js')};
      import { loopbackNetwork } from ${at('crawl/index.js')};
      import { workspaceAt } from ${at('workspace/index.js')};
      await crawlPortal({
        portal: ${JSON.stringify(portalWith())},
        registry: { challenges: [] },
        workspace: workspaceAt(${JSON.stringify(workspace.root)}),
        network: loopbackNetwork(${port}),
        now: () => new Date(),
        random: Math.random,
        software: 'nianbao/test',
      });`;
    return spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'inherit' });
  }

  /** States without what differs from run to run. */
  async function timeless(workspace: Workspace): Promise<Omit<UrlState, 'run' | 'checked_at'>[]> {
    return (await statesOf(workspace)).map(({ run: _run, checked_at: _checkedAt, ...state }) => state);
  }

  it('at twenty moments loses nothing, and costs no more than the requests in flight', async () => {
    const server = await serve(site());
    try {
      const undisturbed = await newWorkspace();
      // As the processes that are killed: states name what pages were read with.
      await crawl(server, undisturbed, portalWith(), {
        registry: { challenges: [] },
        software: 'nianbao/test',
      });
      expect(server.asked).toHaveLength(ADDRESSES);
      server.asked.length = 0;

      const workspace = await newWorkspace();
      const random = seeded(2026);
      for (let kill = 0; kill < KILLS; kill += 1) {
        const child = spawnCrawl(server.port, workspace);
        // In the middle of a request, of a write, or of the recovery from the kill before.
        const enough = server.asked.length + Math.floor(random() * 5);
        while (server.asked.length < enough && child.exitCode === null) await sleep(1);
        await sleep(random() * 15);
        child.kill('SIGKILL');
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      }
      const last = spawnCrawl(server.port, workspace);
      expect((await once(last, 'exit'))[0]).toBe(0);

      expect(server.asked.length).toBeLessThanOrEqual(ADDRESSES + KILLS);
      expect(new Set(server.asked).size).toBe(ADDRESSES);
      expect(await timeless(workspace)).toEqual(await timeless(undisturbed));
      const folder = workspace.archive('small');
      const captures = await readCaptures(folder);
      for (const capture of captures) await readBody(folder, captures, capture);
      expect(new Set(captures.map(({ url }) => url)).size).toBe(ADDRESSES);
    } finally {
      await server.close();
    }
  });
});
