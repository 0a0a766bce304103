import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EXIT } from '../../src/cli/exit.ts';
import { type Job, runJob } from '../../src/cli/job.ts';
import { printOutcome } from '../../src/cli/print-outcome.ts';
import { loopbackNetwork } from '../../src/crawl/index.ts';
import { demoOverlay } from '../../src/demo/index.ts';
import { type Portal, PortalSchema } from '../../src/domain/index.ts';
import { readRegistry } from '../../src/registry/index.ts';
import { selectRows, type Workspace, withDatabase, workspaceAt } from '../../src/workspace/index.ts';
import { WEB_PAGE } from '../extract/join/published.ts';
import { nianbao } from './nianbao.ts';

const OTHERS = ['first', 'last'];
const BROKEN = 'middle';

/** Three portals on hosts of their own; each shows one report. */
function portalOf(id: string): Portal {
  return PortalSchema.parse({
    id,
    name: id,
    division: '990101',
    entry_url: `http://${id}.invalid/`,
    local: true,
    politeness: { interval_ms: 0, timeout_ms: 5_000, retries: 0 },
    recheck: { every_days: 0 },
  });
}
const AGENCIES: Readonly<Record<string, string>> = { first: '教育局', [BROKEN]: '财政局', last: '民政局' };

const title = (agency: string) => `示范区${agency}2023年政府信息公开工作年度报告`;

function answerOf(host: string, url: string | undefined): string | null {
  const agency = AGENCIES[host.split('.')[0] ?? ''] ?? '';
  if (url === '/') return `<ul><li><a href="/2023.html">${title(agency)}</a></li></ul>`;
  return url === '/2023.html' ? WEB_PAGE.replaceAll('档案局', agency) : null;
}

let server: Server;
let root: string;
/** After one run of all three, in which nothing went wrong. */
let good: Workspace;
/** Rows of the observations of the two portals that nothing is done to, as a run of only them gives them. */
let withoutBroken: string[];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'nianbao-failing-'));
  server = createServer(({ url, headers }, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const body = answerOf(headers.host ?? '', url);
    response.writeHead(body === null ? 404 : 200).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  good = workspaceAt(join(root, 'good'));
  expect((await run(good, [...OTHERS, BROKEN])).status).toBe(EXIT.done);
  const alone = workspaceAt(join(root, 'alone'));
  expect((await run(alone, OTHERS)).status).toBe(EXIT.done);
  withoutBroken = await observations(alone);
  expect(withoutBroken.length).toBeGreaterThan(OTHERS.length);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(root, { recursive: true, force: true });
});

async function run(workspace: Workspace, portals: readonly string[], changes: Partial<Job> = {}) {
  const address = server.address();
  let out = '';
  const print = (lines: readonly string[]) => {
    out += `${lines.join('\n')}\n`;
  };
  const job: Job = {
    workspace,
    registry: await readRegistry(undefined, demoOverlay),
    portals: portals.map(portalOf),
    network: loopbackNetwork(typeof address === 'object' && address !== null ? address.port : 0),
    ocr: null,
    now: () => new Date('2026-01-01T00:00:00Z'),
    random: () => 0.5,
    software: 'nianbao/test',
    onProgress: () => undefined,
    acceptLoss: true,
    signal: new AbortController().signal,
    ...changes,
  };
  const result = await runJob(job, print);
  const terminal = {
    out: (text: string) => print([text]),
    err: () => undefined,
    width: null,
    outWidth: null,
  };
  return { result, status: await printOutcome(result, workspace, terminal), out };
}

/** Lines of the CSV that are not of the broken portal. */
async function observations(workspace: Workspace): Promise<string[]> {
  const text = await readFile(join(workspace.exports, 'observations.csv'), 'utf8');
  return text.split('\n').filter((line) => !line.includes(AGENCIES[BROKEN] ?? ''));
}

function problemsOf(workspace: Workspace): Promise<{ code: string; portal_id: string | null }[]> {
  return withDatabase(workspace.snapshot, { access: 'read' }, (connection) =>
    selectRows(
      connection,
      "SELECT code, portal_id FROM problem WHERE code LIKE 'portal_not_%' ORDER BY code",
      z.object({ code: z.string(), portal_id: z.string().nullable() }),
    ),
  );
}

async function copyOfGood(): Promise<Workspace> {
  const workspace = workspaceAt(await mkdtemp(join(root, 'copy-')));
  await cp(good.root, workspace.root, { recursive: true });
  return workspace;
}

/** Puts bytes that nobody wrote in the place of a file or folder. */
async function garbage(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, 'no bytes of nianbao\n'.repeat(100));
}

function failingFor(workspace: Workspace, of: 'archive' | 'extracted'): Workspace {
  const at = workspace[of];
  const broken = (portal: string) => {
    if (portal === BROKEN) throw new Error('nobody foresaw this');
    return at(portal);
  };
  return { ...workspace, [of]: broken };
}

describe('where one of several portals breaks', () => {
  it.each<[string, (workspace: Workspace) => Promise<unknown>, readonly string[]]>([
    ['its list of addresses', (w) => garbage(w.urlStates(BROKEN)), ['crawl', 'extract', 'load']],
    ['its list of runs', (w) => garbage(w.crawlRuns(BROKEN)), ['crawl', 'load']],
    [
      'the index of its archive',
      (w) => garbage(join(w.archive(BROKEN), 'index.cdxj')),
      ['crawl', 'extract', 'load'],
    ],
    ['its archive, which is a file', (w) => garbage(w.archive(BROKEN)), ['crawl', 'extract', 'load']],
    [
      'its folder of crawls, which is a file',
      (w) => garbage(join(w.urlStates(BROKEN), '..')),
      ['crawl', 'load'],
    ],
    ['its rows', (w) => garbage(join(w.extracted(BROKEN), 'observation.parquet')), ['load']],
  ])('%s, the others are as without it', async (_, damage, stages) => {
    const workspace = await copyOfGood();
    await damage(workspace);
    const { status, out } = await run(workspace, [...OTHERS, BROKEN]);
    expect(await observations(workspace)).toEqual(withoutBroken);
    expect(status).toBe(EXIT.incomplete);
    for (const stage of stages) expect(out).toMatch(new RegExp(`^${stage} +${BROKEN}: FAILED: `, 'm'));
    const codes = { crawl: 'portal_not_crawled', extract: 'portal_not_extracted', load: 'portal_not_loaded' };
    const expected = Object.entries(codes).flatMap(([stage, code]) => (stages.includes(stage) ? [code] : []));
    expect((await problemsOf(workspace)).map(({ code }) => code)).toEqual(expected.sort());
  });

  it('by an error that nobody foresaw in its first crawl, it is in the dataset by name, with the failure', async () => {
    const workspace = workspaceAt(await mkdtemp(join(root, 'first-')));
    const { status } = await run(failingFor(workspace, 'archive'), [...OTHERS, BROKEN]);
    expect(status).toBe(EXIT.incomplete);
    expect(await observations(workspace)).toEqual(withoutBroken);
    expect(await problemsOf(workspace)).toEqual([{ code: 'portal_not_crawled', portal_id: BROKEN }]);
  });

  it('when it is extracted, its earlier rows stay, which is said', async () => {
    const workspace = await copyOfGood();
    await rm(join(workspace.extracted(BROKEN), 'inputs.sha256'));
    let calls = 0;
    const at = workspace.extracted;
    const once = {
      ...workspace,
      // The first call is of extract, those after it of load.
      extracted: (portal: string) => {
        if (portal === BROKEN && calls++ === 0) throw new Error('nobody foresaw this');
        return at(portal);
      },
    };
    const { status, out } = await run(once, [...OTHERS, BROKEN], { acceptLoss: false });
    expect(status).toBe(EXIT.incomplete);
    expect(out).toContain(`extract  ${BROKEN}: FAILED: unforeseen: nobody foresaw this\n`);
    expect(out).toContain('the rows of its last extraction stay');
    expect(await problemsOf(workspace)).toEqual([{ code: 'portal_not_extracted', portal_id: BROKEN }]);
    const text = await readFile(join(workspace.exports, 'observations.csv'), 'utf8');
    expect(text).toContain(AGENCIES[BROKEN]);
  });

  it('the failure is gone with the next run that does not meet it', async () => {
    const workspace = await copyOfGood();
    expect((await run(failingFor(workspace, 'archive'), [...OTHERS, BROKEN])).status).toBe(EXIT.incomplete);
    expect(await readdir(workspace.root)).toContain('failures.jsonl');
    expect((await run(workspace, [...OTHERS, BROKEN])).status).toBe(EXIT.done);
    expect(await readdir(workspace.root)).not.toContain('failures.jsonl');
    expect(await problemsOf(workspace)).toEqual([]);
  });

  it('a disk that is full is no failure of the portal, and ends the run', async () => {
    const workspace = workspaceAt(await mkdtemp(join(root, 'full-')));
    const full = {
      ...workspace,
      archive: (portal: string) => {
        if (portal === BROKEN) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
        return workspace.archive(portal);
      },
    };
    await expect(run(full, [BROKEN, ...OTHERS])).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await readdir(workspace.root)).not.toContain('failures.jsonl');
  });
});

describe('a snapshot without a current report, where the last had some', () => {
  it('is not published; with consent it is, and no command ends with 0 until there is one again', async () => {
    const workspace = await copyOfGood();
    const damage = async () => {
      for (const portal of [...OTHERS, BROKEN]) {
        await garbage(join(workspace.extracted(portal), 'report.parquet'));
      }
    };
    await damage();
    await expect(run(workspace, [...OTHERS, BROKEN], { acceptLoss: false })).rejects.toMatchObject({
      code: 'snapshot_loss',
    });
    expect(await observations(workspace)).toEqual(await observations(good));
    await damage();
    const { status, out } = await run(workspace, [...OTHERS, BROKEN]);
    expect(status).toBe(EXIT.incomplete);
    expect(out).toContain('NO CURRENT REPORT is left of 3: nianbao rollback ');
    const exported = await nianbao(['export', '--workspace', workspace.root]);
    expect(exported).toMatchObject({
      status: EXIT.incomplete,
      err: expect.stringContaining('NO CURRENT REPORT is left of 3'),
    });
  });
});
