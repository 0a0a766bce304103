import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXIT, MEANINGS } from '../../src/cli/exit.ts';
import { demoWorkspace } from '../shared/demo-workspace.ts';
import { moduleProcess, nianbao, nianbaoProcess } from './nianbao.ts';

let workspace: string;
beforeAll(async () => {
  workspace = await demoWorkspace();
});

it('docs/operating.md and --help have the statuses that there are', async () => {
  const declared = Object.entries(MEANINGS);
  expect(declared.map(([status]) => Number(status))).toEqual(Object.values(EXIT));
  const operating = await readFile(new URL('../../docs/operating.md', import.meta.url), 'utf8');
  const [, section = ''] = operating.split('## Exit status\n');
  const rows = [...(section.split('\n## ')[0] ?? '').matchAll(/^\| (\d+) \| (.*) \|$/gm)];
  expect(rows.map(([, status, meaning]) => [status, meaning])).toEqual(declared);
  const { out } = await nianbao(['--help']);
  const lines = [...(out.split('Exit status:\n')[1] ?? '').matchAll(/^ {2}(\d+) +(.*)$/gm)];
  expect(lines.map(([, status, meaning]) => [status, meaning])).toEqual(declared);
});

it('the units in docs/operating.md treat an incomplete run and a stop as success, and nothing else', async () => {
  const operating = await readFile(new URL('../../docs/operating.md', import.meta.url), 'utf8');
  const taken = [...operating.matchAll(/^SuccessExitStatus=(.*)$/gm)].flatMap(([, list = '']) =>
    list.split(' '),
  );
  expect(new Set(taken.map(Number))).toEqual(new Set([EXIT.incomplete, EXIT.terminated]));
  expect(operating).toContain(`\nRestartPreventExitStatus=${EXIT.usage}\n`);
});

describe('a status that leaves the process', () => {
  it('0, 1 and 2 are those of the command', async () => {
    const empty = join(await mkdtemp(join(tmpdir(), 'nianbao-exit-')), 'empty.html');
    await writeFile(empty, '');
    expect(await nianbaoProcess(['--version'])).toMatchObject({ status: 0, err: '' });
    expect(await nianbaoProcess(['extract', empty])).toMatchObject({ status: 1 });
    expect(await nianbaoProcess(['krawl'])).toMatchObject({ status: 2, out: '' });
  });

  it('is 3 where no more files can be opened, even before the program is loaded', async () => {
    const main = new URL('../../dist/cli/program.js', import.meta.url).href;
    const { status, err } = await moduleProcess(
      `import { openSync } from 'node:fs';
      try {
        for (;;) openSync('/dev/null');
      } catch {}
      asProcess(async (args, context) => (await import('${main}')).main(args, context));`,
      { limit: '-n 256' },
    );
    expect(err).toMatch(/^nianbao: system_refused\n.*EMFILE/);
    expect(err).not.toContain('    at ');
    expect(status).toBe(3);
  });

  it('is 3 where too few files may be open for the program to load, once Node has its first file', async () => {
    let ended = await nianbaoProcess(['--version'], { limit: '-n 14' });
    for (let files = 15; files < 64 && !ended.err.startsWith('nianbao:') && ended.status !== 0; files += 1) {
      ended = await nianbaoProcess(['--version'], { limit: `-n ${files}` });
    }
    expect(ended).toMatchObject({
      status: 3,
      err: expect.stringMatching(/^nianbao: system_refused\nEMFILE/),
    });
  });

  it.runIf(existsSync('/dev/full'))('is 3 where the output goes to a disk that is full', async () => {
    const full = openSync('/dev/full', 'w');
    const { status, err } = await nianbaoProcess(['status', '--workspace', workspace], { stdout: full });
    closeSync(full);
    expect(err).toMatch(/^nianbao: system_refused\n.*ENOSPC/);
    expect(status).toBe(3);
  });

  it.each([
    ['an error of the command', "asProcess(async () => { throw new TypeError('unforeseen'); })"],
    [
      'an error of a callback',
      "asProcess(() => new Promise(() => { setTimeout(() => { throw new TypeError('unforeseen'); }); }))",
    ],
    [
      'a rejection that nobody handles',
      "asProcess(() => new Promise(() => { setTimeout(() => { Promise.reject(new TypeError('unforeseen')); }); }))",
    ],
    [
      'a module that does not load',
      "asProcess(async () => { await import('data:text/javascript,unforeseen'); })",
    ],
    ['a promise that nothing settles', 'asProcess(() => new Promise(() => undefined))'],
  ])('is 70 after a fault: %s', async (_, source) => {
    const { status, err } = await moduleProcess(`${source};`);
    expect(err).toMatch(/^nianbao: fault\n.*\n(?:.*\n)* {4}at /);
    expect(err).toContain('Please report it');
    expect(err.match(/nianbao: fault\n/g)).toHaveLength(1);
    expect(status).toBe(70);
  });

  it('is 3 for what the system refuses outside the command, once', async () => {
    const { status, err } = await moduleProcess(
      `import { createWriteStream } from 'node:fs';
      asProcess(() => new Promise(() => createWriteStream('/nowhere/file')));`,
    );
    expect(err).toMatch(/^nianbao: system_refused\n.*ENOENT.*\n.*\n$/);
    expect(status).toBe(3);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('of what is stopped by %s is %i', async (signal, expected) => {
    const cron = ['--cron', '0 3 1 1 *', '--workspace', join(workspace, 'schedule')];
    const ended = await nianbaoProcess(['schedule', ...cron], { stopOn: { out: /next run/, signal } });
    expect(ended).toMatchObject({ status: expected, signal: null });
  });

  it('is that of the work where the reader of the output is gone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nianbao-exit-'));
    await writeFile(join(folder, 'empty.html'), '');
    const query = ['query', 'FROM observation', '--format', 'csv', '--workspace', workspace];
    expect(await nianbaoProcess(query, { stdout: 'closed' })).toMatchObject({ status: 0, err: '' });
    expect(await nianbaoProcess(['extract', folder], { stdout: 'closed' })).toMatchObject({ status: 1 });
  });
});

it('a command that is stopped says what is kept', async () => {
  const signal = AbortSignal.abort(new DOMException('SIGTERM', 'AbortError'));
  const elsewhere = await mkdtemp(join(tmpdir(), 'nianbao-exit-'));
  const { status, err } = await nianbao(['demo', '--workspace', elsewhere], { signal });
  expect(status).toBe(143);
  expect(err).toBe('Stopped. What was fetched is kept; run again to continue.\n');
});

it('a fault of a command is reported with its stack, and no other failure is', async () => {
  const env = {
    get NIANBAO_WORKSPACE(): string {
      throw new TypeError('unforeseen');
    },
  };
  const { status, err } = await nianbao(['status'], { env });
  expect(status).toBe(70);
  expect(err).toMatch(/^nianbao: fault\nTypeError: unforeseen\n {4}at /);
});
