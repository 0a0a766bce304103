import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Network } from '../../../src/crawl/http/network.ts';
import { loopbackNetwork } from '../../../src/crawl/http/network.ts';
import { createRequester, type Requester, type RequestResult } from '../../../src/crawl/http/request.ts';
import type { Portal } from '../../../src/domain/index.ts';
import { HOST, portalWith } from '../small-portal.ts';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** A server that answers a request with exactly these bytes, and then does what it is told. */
async function serveBytes(
  answer: Buffer | string,
  then: (socket: Socket) => void = (s) => s.end(),
): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write(answer, () => then(socket)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function requesterFor(
  network: Network,
  politeness: Partial<Portal['politeness']> = {},
  local = true,
): Requester {
  return createRequester({
    portal: portalWith({ local, politeness: { interval_ms: 500, ...politeness } }),
    network,
    now: () => new Date('2025-01-17T01:02:03.456Z'),
    software: 'nianbao/test',
  });
}

async function ask(
  network: Network | number,
  politeness: Partial<Portal['politeness']> = {},
  local = true,
): Promise<RequestResult> {
  const reached = typeof network === 'number' ? loopbackNetwork(network) : network;
  const requester = requesterFor(reached, politeness, local);
  try {
    return await requester.ask({ url: `${HOST}/a`, post: null }, {});
  } finally {
    await requester.close();
  }
}

const keepOpen = (): void => undefined;

describe('an answer', () => {
  it('is kept as it came: status line, header names, order and bytes', async () => {
    const port = await serveBytes(
      Buffer.from(
        'HTTP/1.1 200 Alles gut\r\nSERVER: x\r\nset-cookie: a\r\nSet-Cookie: b\r\nX-Name: \xb9\xab\xbf\xaa\r\ncontent-length: 3\r\n\r\nabc',
        'latin1',
      ),
    );
    const result = await ask(port);
    expect(result).toEqual({
      kind: 'answer',
      exchange: {
        url: `${HOST}/a`,
        capturedAt: '2025-01-17T01:02:03.456Z',
        ipAddress: '127.0.0.1',
        statusLine: 'HTTP/1.1 200 Alles gut',
        headers: [
          ['SERVER', 'x'],
          ['set-cookie', 'a'],
          ['Set-Cookie', 'b'],
          ['X-Name', '\xb9\xab\xbf\xaa'],
          ['content-length', '3'],
        ],
        payload: Buffer.from('abc'),
      },
      body: Buffer.from('abc'),
    });
  });

  it('in chunks is put together', async () => {
    const port = await serveBytes(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n',
    );
    expect(await ask(port)).toMatchObject({ kind: 'answer', body: Buffer.from('abc') });
  });
});

describe('an incomplete answer is no answer', () => {
  const half = gzipSync('x'.repeat(5000)).subarray(0, 20);
  it.each([
    ['half a body', 'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf of it'],
    ['a chunk cut off', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhalf of it'],
    ['no last chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n'],
    ['a broken chunk size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n'],
    [
      'gzip that ends early',
      Buffer.concat([
        Buffer.from(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${half.length}\r\n\r\n`),
        half,
      ]),
    ],
  ])('%s', async (_, answer) => {
    expect(await ask(await serveBytes(answer))).toMatchObject({
      kind: 'failure',
      code: 'incomplete_body',
      mayPass: true,
    });
  });

  it('a body that was reset half way', async () => {
    const port = await serveBytes('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf', (socket) =>
      socket.resetAndDestroy(),
    );
    expect(await ask(port)).toMatchObject({ code: 'incomplete_body', mayPass: true });
  });
});

describe('a server that keeps us waiting is given up', () => {
  it.each([
    ['before its headers', ''],
    ['within its headers', 'HTTP/1.1 200 OK\r\nContent-'],
    ['within its body', 'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf'],
  ])('%s', async (_, answer) => {
    expect(await ask(await serveBytes(answer, keepOpen), { timeout_ms: 60 })).toEqual({
      kind: 'failure',
      code: 'timeout',
      facts: { late: { awaited: 'answer', limit_ms: 60 } },
      mayPass: true,
    });
  });

  it('though a byte comes every now and then', async () => {
    const port = await serveBytes('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n', (socket) => {
      const drip = setInterval(() => socket.write('x'), 10);
      socket.once('close', () => clearInterval(drip));
    });
    expect(await ask(port, { timeout_ms: 100 })).toMatchObject({ code: 'timeout' });
  });
});

describe('each part of a request has its own time limit', () => {
  it('the connection, TLS included', async () => {
    const port = await serveBytes('', keepOpen);
    const requester = requesterFor(loopbackNetwork(port), { connect_timeout_ms: 60 });
    const pending = { url: 'https://quzhengfu.test/a', post: null };
    expect(await requester.ask(pending, {})).toMatchObject({ code: 'connection_failed', mayPass: true });
    await requester.close();
  });

  it('the headers', async () => {
    const port = await serveBytes('HTTP/1.1 200 OK\r\nContent-', keepOpen);
    expect(await ask(port, { headers_timeout_ms: 60 })).toMatchObject({
      code: 'timeout',
      facts: { late: { awaited: 'headers', limit_ms: 60 } },
    });
  });

  it('the silence within a body', async () => {
    const port = await serveBytes('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf', keepOpen);
    expect(await ask(port, { stall_timeout_ms: 60 })).toMatchObject({
      code: 'timeout',
      facts: { late: { awaited: 'body_byte', limit_ms: 60 } },
    });
  });
});

describe('an answer that is too large is not kept', () => {
  it('nor waited for, when its headers say so', async () => {
    const port = await serveBytes('HTTP/1.1 200 OK\r\nContent-Length: 300000000\r\n\r\nfirst', keepOpen);
    expect(await ask(port, { max_bytes: 1000 })).toEqual({
      kind: 'failure',
      code: 'too_large',
      facts: { announced_bytes: 300_000_000, limit_bytes: 1000 },
      mayPass: false,
    });
  });

  it('and counts as traffic all the same', async () => {
    const port = await serveBytes('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf');
    const requester = requesterFor(loopbackNetwork(port));
    await requester.ask({ url: `${HOST}/a`, post: null }, {});
    expect(requester.received()).toBe(4);
    await requester.close();
  });

  it('as sent', async () => {
    const port = await serveBytes(`HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n${'x'.repeat(2000)}`);
    expect(await ask(port, { max_bytes: 1999 })).toMatchObject({ code: 'too_large', mayPass: false });
    expect(await ask(port, { max_bytes: 2000 })).toMatchObject({ kind: 'answer' });
  });

  it('nor when it grows past the limit by decoding', async () => {
    const bomb = gzipSync(Buffer.alloc(100_000));
    const head = `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`;
    const port = await serveBytes(Buffer.concat([Buffer.from(head), bomb]));
    expect(await ask(port, { max_bytes: 99_999 })).toMatchObject({ code: 'too_large', mayPass: false });
  });
});

describe('a connection', () => {
  it('that nobody takes may come about later', async () => {
    const port = await serveBytes('');
    await Promise.all(closers.splice(0).map((close) => close()));
    expect(await ask(port)).toMatchObject({ code: 'connection_failed', mayPass: true });
  });

  it('that is reset before an answer may come about later', async () => {
    const port = await serveBytes('', (socket) => socket.resetAndDestroy());
    expect(await ask(port)).toMatchObject({ code: 'connection_failed', mayPass: true });
  });

  it('to a name without an address fails', async () => {
    const network: Network = { ...loopbackNetwork(1), resolve: async () => [] };
    expect(await ask(network)).toMatchObject({
      code: 'connection_failed',
      facts: { said: 'quzhengfu.test has no address' },
    });
  });

  it('to a name that cannot be resolved fails', async () => {
    const network: Network = {
      ...loopbackNetwork(1),
      resolve: () => Promise.reject(new Error('ENOTFOUND quzhengfu.test')),
    };
    expect(await ask(network)).toMatchObject({
      code: 'connection_failed',
      facts: { said: 'ENOTFOUND quzhengfu.test' },
    });
  });

  it('goes to the next address when the first is dead', async () => {
    const port = await serveBytes('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    const network: Network = {
      resolve: async () => ['93.184.216.34', '93.184.216.35'],
      route: (address) => ({ address: '127.0.0.1', port: address.endsWith('35') ? port : 1 }),
    };
    expect(await ask(network, {}, false)).toMatchObject({ exchange: { ipAddress: '93.184.216.35' } });
  });

  it('is refused when any of the name’s addresses is private', async () => {
    const dialled: string[] = [];
    const network: Network = {
      resolve: async () => ['93.184.216.34', '::ffff:169.254.169.254'],
      route: (address, port) => {
        dialled.push(address);
        return { address, port };
      },
    };
    expect(await ask(network, {}, false)).toEqual({
      kind: 'failure',
      code: 'private_address',
      facts: { host: 'quzhengfu.test', address: '::ffff:169.254.169.254' },
      mayPass: false,
    });
    expect(dialled).toEqual([]);
  });

  it('is made to the very address that was checked, however often the name changes its mind', async () => {
    const port = await serveBytes('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    const dialled: string[] = [];
    let pending = 0;
    const network: Network = {
      resolve: async () => {
        pending += 1;
        return pending === 1 ? ['93.184.216.34'] : ['127.0.0.1'];
      },
      route: (address) => {
        dialled.push(address);
        return { address: '127.0.0.1', port };
      },
    };
    expect(await ask(network, {}, false)).toMatchObject({ kind: 'answer' });
    expect(dialled).toEqual(['93.184.216.34']);
  });
});

describe('a request', () => {
  it('that is aborted ends with the reason, not with a failure of the portal', async () => {
    const port = await serveBytes('', keepOpen);
    const requester = requesterFor(loopbackNetwork(port));
    const stop = new AbortController();
    const asking = requester.ask({ url: `${HOST}/a`, post: null }, {}, { signal: stop.signal });
    stop.abort(new Error('stopped by the user'));
    await expect(asking).rejects.toThrow('stopped by the user');
    await requester.close();
  });
});
