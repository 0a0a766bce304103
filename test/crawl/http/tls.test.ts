import { spawnSync } from 'node:child_process';
import { constants } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TlsOptions } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loopbackNetwork } from '../../../src/crawl/http/network.ts';
import { createRequester, type RequestResult } from '../../../src/crawl/http/request.ts';
import type { Portal } from '../../../src/domain/index.ts';
import { portalWith } from '../small-portal.ts';

let identity: { readonly key: Buffer; readonly cert: Buffer };
let server: Server | undefined;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  // Made when the test runs, so it never expires; it is untrusted.
  const { status, stderr } = spawnSync(
    'openssl',
    [
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=quzhengfu.test'],
      ['-keyout', key, '-out', cert],
    ].flat(),
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  identity = { key: await readFile(key), cert: await readFile(cert) };
  await rm(folder, { recursive: true });
});

afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

async function serve(options: TlsOptions): Promise<number> {
  server = createServer({ ...identity, ...options }, (_, response) => response.end('ok'));
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function ask(port: number, tls: Portal['tls']): Promise<RequestResult> {
  const requester = createRequester({
    portal: portalWith({ tls, notes: 'an old server' }),
    network: loopbackNetwork(port),
    now: () => new Date(),
    software: 'nianbao/test',
  });
  try {
    return await requester.ask({ url: 'https://quzhengfu.test/', post: null }, {});
  } finally {
    await requester.close();
  }
}

const OLD: TlsOptions = {
  minVersion: 'TLSv1',
  maxVersion: 'TLSv1',
  ciphers: 'DEFAULT@SECLEVEL=0',
  secureOptions: constants.SSL_OP_CIPHER_SERVER_PREFERENCE,
};

describe('a server that speaks only TLS 1.0', () => {
  it('is refused, with what to do, unless the portal file says otherwise', async () => {
    expect(await ask(await serve(OLD), 'modern')).toMatchObject({
      kind: 'failure',
      code: 'tls_failed',
      mayPass: false,
      facts: { host: 'quzhengfu.test' },
    });
  });

  it('is understood by a portal with legacy TLS, whose certificate must still be trusted', async () => {
    expect(await ask(await serve(OLD), 'legacy')).toMatchObject({
      code: 'tls_failed',
      facts: { said: expect.stringContaining('self-signed certificate') },
    });
  });

  it('and whose certificate is untrusted answers a portal with unverified TLS', async () => {
    expect(await ask(await serve(OLD), 'unverified')).toMatchObject({
      kind: 'answer',
      body: Buffer.from('ok'),
    });
  });
});

describe('an untrusted certificate', () => {
  it.each(['modern', 'legacy'] as const)('is refused by a portal with %s TLS', async (tls) => {
    expect(await ask(await serve({}), tls)).toMatchObject({ code: 'tls_failed', mayPass: false });
  });
});
