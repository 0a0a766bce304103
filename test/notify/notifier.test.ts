import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNotifier } from '../../src/notify/index.ts';
import type { Notice } from '../../src/notify/notice.ts';
import { pipeTo } from '../../src/notify/pipe-to.ts';
import { refusalOf } from '../refusal-of.ts';

const NOTICE: Notice = {
  event: 'run_failed',
  software: 'nianbao/test',
  workspace: '/srv/nianbao',
  at: '2026-02-01T00:00:00.000Z',
  summary: '某区 fell short',
  error: null,
  portals: [],
  failures: [],
};

interface Webhook {
  readonly url: string;
  readonly bodies: string[];
  readonly types: (string | undefined)[];
}

const servers: Server[] = [];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-notify-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

/** Answers with one status after the other, the last again and again; 0 breaks the connection. */
async function webhook(...statuses: readonly number[]): Promise<Webhook> {
  const bodies: string[] = [];
  const types: (string | undefined)[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const status = statuses[Math.min(bodies.length, statuses.length - 1)] ?? 200;
    bodies.push(Buffer.concat(parts).toString('utf8'));
    types.push(request.headers['content-type']);
    if (status === 0) request.socket.destroy();
    else response.writeHead(status, { connection: 'close' }).end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}/hook?token=secret`, bodies, types };
}

/** What was not delivered, and how long was waited between attempts. */
async function tell(to: { readonly url?: string; readonly command?: string }) {
  const waits: number[] = [];
  const notify = createNotifier({
    url: to.url,
    command: to.command,
    delay: async (ms) => void waits.push(ms),
  });
  return { failures: await notify(NOTICE), waits };
}

describe('a webhook', () => {
  it('gets the notice as JSON', async () => {
    const { url, bodies, types } = await webhook(204);
    expect(await tell({ url })).toEqual({ failures: [], waits: [] });
    expect(bodies.map((body) => JSON.parse(body))).toEqual([NOTICE]);
    expect(types).toEqual(['application/json']);
  });

  it('is tried again after what may pass, each time after a longer wait', async () => {
    const { url, bodies } = await webhook(503, 0, 200);
    expect(await tell({ url })).toEqual({ failures: [], waits: [1000, 2000] });
    expect(bodies).toHaveLength(3);
  });

  it('is given up after three attempts, without telling what may be a secret', async () => {
    const { url, bodies } = await webhook(500);
    const { failures } = await tell({ url });
    expect(bodies).toHaveLength(3);
    expect(failures).toEqual([expect.stringContaining('status 500 (attempt 3 of 3)')]);
    expect(failures.join()).not.toContain('secret');
  });

  it('that refuses the notice is not tried twice', async () => {
    const { url, bodies } = await webhook(404);
    expect((await tell({ url })).failures).toEqual([expect.stringContaining('status 404')]);
    expect(bodies).toHaveLength(1);
  });

  it('that is no http address is refused before anything runs', async () => {
    for (const url of ['file:///etc/passwd', 'ftp://example.org/', 'example.org']) {
      const refused = await refusalOf(() => createNotifier({ url, command: undefined }));
      expect(refused.message).toContain('must be an http or https address');
    }
  });
});

describe('a command', () => {
  it('gets the notice on standard input', async () => {
    const file = join(folder, 'notice.json');
    expect((await tell({ command: `cat > ${file}` })).failures).toEqual([]);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(NOTICE);
  });

  it('that fails is reported with its status and its words', async () => {
    const command = 'echo "no such mailbox" >&2; exit 3';
    expect((await tell({ command })).failures).toEqual([`command ${command}: status 3, no such mailbox`]);
  });

  it('may leave the notice unread', async () => {
    expect((await tell({ command: 'true' })).failures).toEqual([]);
  });

  it('that does not end is ended, with what it started', async () => {
    expect(await pipeTo('sleep 600 & wait', '{}', 50)).toBe('command sleep 600 & wait: ended by SIGKILL');
  });
});

describe('both', () => {
  it('are notified although the other fails', async () => {
    const { url, bodies } = await webhook(200);
    expect((await tell({ url, command: 'exit 1' })).failures).toEqual(['command exit 1: status 1']);
    expect(bodies).toHaveLength(1);
  });
});
