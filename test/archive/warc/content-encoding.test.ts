import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeContent } from '../../../src/archive/index.ts';

const TEXT = '政府信息公开工作年度报告';

describe('the content encoding of a body', () => {
  it.each([
    ['gzip', gzipSync(TEXT)],
    ['x-gzip', gzipSync(TEXT)],
    ['GZIP', gzipSync(TEXT)],
    ['deflate', deflateSync(TEXT)],
    ['br', brotliCompressSync(TEXT)],
    ['identity', Buffer.from(TEXT)],
    ['deflate, gzip', gzipSync(deflateSync(TEXT))],
  ])('%s is undone', async (coding, payload) => {
    expect(Buffer.from(await decodeContent([['content-encoding', coding]], payload)).toString()).toBe(TEXT);
  });

  it('deflate is undone though the server forgot the zlib header', async () => {
    const headers = [['Content-Encoding', 'deflate']] as const;
    expect(Buffer.from(await decodeContent(headers, deflateRawSync(TEXT))).toString()).toBe(TEXT);
  });

  it.each(['utf-8', 'GBK', 'none', 'gzip', 'constructor'])(
    '%s is ignored where the body is not packed, as browsers do',
    async (coding) => {
      const body = await decodeContent([['Content-Encoding', coding]], Buffer.from(TEXT));
      expect(Buffer.from(body).toString()).toBe(TEXT);
    },
  );

  it.each([
    ['gzip', gzipSync(TEXT).subarray(0, -4)],
    ['deflate', deflateSync(TEXT).subarray(0, -4)],
    ['zstd', Buffer.from('x')],
    ['compress', Buffer.from('x')],
  ])('%s that cannot be undone is an error', async (coding, payload) => {
    await expect(decodeContent([['content-encoding', coding]], payload)).rejects.toMatchObject({
      fault: 'broken',
    });
  });

  it('may not blow a small answer up past the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000));
    await expect(decodeContent([['content-encoding', 'gzip']], bomb, 1000)).rejects.toMatchObject({
      fault: 'too_large',
    });
  });

  it('of an empty body is nothing', async () => {
    expect(await decodeContent([['content-encoding', 'gzip']], new Uint8Array())).toHaveLength(0);
  });
});
