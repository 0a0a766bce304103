import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspaceAt } from '../../src/workspace/index.ts';
import { whileAnotherHolds } from '../workspace/lock-competitor.ts';
import { nianbao, nianbaoProcess } from './nianbao.ts';

const ONCE_A_YEAR = ['--cron', '0 3 1 1 *', '--portal', 'tianjin-nankai'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-schedule-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Keeps a schedule in this process until it has printed the expected text, then stops it. */
async function scheduleUntil(awaited: RegExp, args: readonly string[]) {
  const stop = new AbortController();
  let out = '';
  const print = (text: string) => {
    out += `${text}\n`;
    if (awaited.test(out)) stop.abort();
  };
  const terminal = { out: print, err: () => undefined, width: null, outWidth: null };
  const { status } = await nianbao(['schedule', ...args], { terminal, signal: stop.signal });
  return { status, out };
}

/** Lends a workspace in which another process is at work, and whose last run of the schedule is long ago. */
async function inBusyWorkspace<T>(name: string, use: (workspace: string) => Promise<T>): Promise<T> {
  const workspace = join(folder, name);
  await mkdir(workspace);
  await writeFile(join(workspace, 'schedule.json'), '{"handled_until":"2020-06-01T00:00:00.000Z"}');
  return whileAnotherHolds(workspaceAt(workspace).lock, () => use(workspace));
}

describe('nianbao schedule', () => {
  it('says when it will run, in its time zone, and stops on request', async () => {
    const args = ['schedule', ...ONCE_A_YEAR, '--workspace', join(folder, 'idle')];
    const { status, out } = await nianbaoProcess(args, {
      stopOn: { out: /next run/, signal: 'SIGTERM' },
    });
    expect(out).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d GMT\+8 {2}next run \d{4}-01-01 03:00:00 GMT\+8\n/);
    expect(out).toMatch(/stopped\n$/);
    expect(status).toBe(143);
  });

  it('continues after a run that failed, and sends a notice', async () => {
    const notice = join(folder, 'notice.json');
    const { status, out } = await inBusyWorkspace('busy', (workspace) =>
      scheduleUntil(/next run/, [
        ...ONCE_A_YEAR,
        '--once-if-missed',
        '--workspace',
        workspace,
        '--notify-command',
        `cat > ${notice}`,
      ]),
    );
    expect(out).toMatch(/catching up: the run of 2021-01-01 03:00:00 GMT\+8 was missed/);
    expect(out).toMatch(/run failed: workspace_locked: .*\n.*next run/);
    expect(JSON.parse(await readFile(notice, 'utf8'))).toMatchObject({
      event: 'run_failed',
      workspace: join(folder, 'busy'),
      error: { code: 'workspace_locked' },
    });
    expect(status).toBe(130);
  });

  it.each([
    [['--cron', '61 3 * * *'], 'minute: 61'],
    [['--cron', '0 3 * * *', '--zone', 'Asia/Nowhere'], 'Asia/Nowhere'],
    [['--cron', '0 3 * * *', '--portal', 'atlantis'], 'No portal atlantis'],
    [['--cron', '0 3 * * *', '--notify-url', 'example.org'], 'must be an http or https address'],
    [['--cron', '0 3 * * *', '--years', '2025-2021'], '2021-2025'],
    [[], '--cron'],
  ])('%j is refused before it waits', async (args, message) => {
    const { status, err } = await nianbao(['schedule', ...args, '--workspace', join(folder, 'refused')]);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });
});

describe('nianbao run', () => {
  it('reports what prevented it from running, and keeps its status although the notice fails', async () => {
    const { status, err } = await inBusyWorkspace('locked', (workspace) =>
      nianbao(['run', '--portal', 'tianjin-nankai', '--workspace', workspace, '--notify-command', 'exit 4']),
    );
    expect(status).toBe(4);
    expect(err).toContain('The notice did not arrive: command exit 4: status 4\n');
    expect(err).toContain('workspace_locked');
  });
});
