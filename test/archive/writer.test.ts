import { randomBytes } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Capture, readBody, readCaptures } from '../../src/archive/index.ts';
import { exchange, newFolder, PAGE, writing } from './exchanges.ts';

/** The record at a capture's place, read without the archive's own code. */
async function recordAt(
  folder: string,
  { file, offset, length }: Capture,
): Promise<[head: string, block: string]> {
  const bytes = await readFile(join(folder, file));
  const text = gunzipSync(bytes.subarray(offset, offset + length)).toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  return [text.slice(0, end), text.slice(end + 4)];
}

describe('a record', () => {
  it('has the answer byte for byte, with header names and their order', async () => {
    const folder = await newFolder();
    const capture = await writing(folder, (archive) =>
      archive.append(
        exchange({
          headers: [
            ['x-Odd', 'b'],
            ['Content-TYPE', 'text/html'],
            ['Set-Cookie', 'a=1'],
            ['Set-Cookie', 'b=2'],
          ],
          text: '<p>一</p>',
        }),
      ),
    );
    const [head, block] = await recordAt(folder, capture);
    expect(Buffer.from(block, 'latin1').toString()).toBe(
      'HTTP/1.1 200 OK\r\nx-Odd: b\r\nContent-TYPE: text/html\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n\r\n<p>一</p>\r\n\r\n',
    );
    expect(head.split('\r\n')).toEqual(
      expect.arrayContaining([
        'WARC/1.1',
        'WARC-Type: response',
        `WARC-Target-URI: ${PAGE}`,
        'WARC-Date: 2025-01-17T01:02:03.456Z',
        'WARC-IP-Address: 192.0.2.7',
        'Content-Type: application/http; msgtype=response',
        'Content-Length: 98',
        // printf '<p>一</p>' | sha256sum
        'WARC-Payload-Digest: sha256:b84234d6798e3eede1657e35a71d26bb7c394fa105de965afae73a3d85be0913',
      ]),
    );
  });

  it('follows a warcinfo, which begins every file', async () => {
    const folder = await newFolder();
    await writing(folder, (archive) => archive.append(exchange()));
    const [file = ''] = (await readdir(folder)).filter((name) => name.endsWith('.gz'));
    expect(file).toBe('nianbao-demo-20250117010203-00000.warc.gz');
    const text = gunzipSync(await readFile(join(folder, file))).toString();
    expect(text).toMatch(/^WARC\/1\.1\r\n/);
    expect(text.slice(0, text.indexOf('WARC/1.1', 5))).toContain('WARC-Type: warcinfo');
    expect(text).toContain('software: nianbao/test\r\nformat: WARC File Format 1.1\r\n');
  });

  it('keeps the body as sent, compressed, and gives it back decoded', async () => {
    const folder = await newFolder();
    const sent = gzipSync('<p>二</p>');
    const capture = await writing(folder, (archive) =>
      archive.append(exchange({ headers: [['Content-Encoding', 'gzip']], payload: sent })),
    );
    const [, block] = await recordAt(folder, capture);
    expect(block.slice(block.indexOf('\r\n\r\n') + 4, -4)).toBe(sent.toString('latin1'));
    expect(capture.bytes).toBe(10);
    expect(Buffer.from(await readBody(folder, [capture], capture)).toString()).toBe('<p>二</p>');
  });

  it('renames the transfer encoding, which it no longer has', async () => {
    const folder = await newFolder();
    const capture = await writing(folder, (archive) =>
      archive.append(exchange({ headers: [['transfer-encoding', 'chunked']], text: 'abc' })),
    );
    const [, block] = await recordAt(folder, capture);
    expect(block).toBe('HTTP/1.1 200 OK\r\nX-Archive-Orig-Transfer-Encoding: chunked\r\n\r\nabc\r\n\r\n');
  });

  it('is not written for a body whose compression is cut off', async () => {
    const folder = await newFolder();
    const half = gzipSync('x'.repeat(1000)).subarray(0, 15);
    await writing(folder, async (archive) => {
      const broken = exchange({ headers: [['Content-Encoding', 'gzip']], payload: half });
      await expect(archive.append(broken)).rejects.toMatchObject({ name: 'ContentError', fault: 'broken' });
    });
    expect(await readCaptures(folder)).toEqual([]);
  });
});

describe('a revisit', () => {
  const LATER = '2026-01-17T01:02:03.456Z';

  it('is written for a body with the same bytes', async () => {
    const folder = await newFolder();
    const [first, again] = await writing(folder, async (archive) => [
      await archive.append(exchange()),
      await archive.append(exchange({ capturedAt: LATER })),
    ]);
    expect(again).toMatchObject({ revisit: true, sha256: first.sha256, status: 200 });
    const [head, block] = await recordAt(folder, again);
    expect(head.split('\r\n')).toEqual(
      expect.arrayContaining([
        'WARC-Type: revisit',
        'WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest',
        `WARC-Refers-To-Target-URI: ${PAGE}`,
        'WARC-Refers-To-Date: 2025-01-17T01:02:03.456Z',
        'WARC-Truncated: length',
      ]),
    );
    expect(block).not.toContain('<p>');
    const captures = await readCaptures(folder);
    expect(Buffer.from(await readBody(folder, captures, again)).toString()).toBe('<p>一</p>');
  });

  it('is written for a 304, with the body that the server confirms', async () => {
    const folder = await newFolder();
    const [first, again] = await writing(folder, async (archive) => [
      await archive.append(
        exchange({
          headers: [
            ['ETag', '"1"'],
            ['Content-Type', 'text/html'],
          ],
        }),
      ),
      await archive.append(
        exchange({ capturedAt: LATER, statusLine: 'HTTP/1.1 304 Not Modified', headers: [], text: '' }),
      ),
    ]);
    expect(again).toMatchObject({
      status: 304,
      revisit: true,
      sha256: first.sha256,
      etag: '"1"',
      contentType: 'text/html',
    });
    const [head] = await recordAt(folder, again);
    expect(head).toContain('WARC-Profile: http://netpreserve.org/warc/1.1/revisit/server-not-modified');
    const captures = await readCaptures(folder);
    expect(Buffer.from(await readBody(folder, captures, again)).toString()).toBe('<p>一</p>');
  });

  it('of a revisit refers to the record that has the body', async () => {
    const folder = await newFolder();
    const third = await writing(folder, async (archive) => {
      await archive.append(exchange());
      await archive.append(exchange({ capturedAt: LATER }));
      return archive.append(exchange({ capturedAt: '2027-01-17T01:02:03.456Z' }));
    });
    const [head] = await recordAt(folder, third);
    expect(head).toContain('WARC-Refers-To-Date: 2025-01-17T01:02:03.456Z');
  });

  it('is not written for a changed body, nor for the same body at another address', async () => {
    const folder = await newFolder();
    const captures = await writing(folder, async (archive) => [
      await archive.append(exchange()),
      await archive.append(exchange({ capturedAt: LATER, text: '<p>二</p>' })),
      await archive.append(exchange({ url: 'http://a.gov.test/other', text: '<p>二</p>' })),
    ]);
    expect(captures.map(({ revisit }) => revisit)).toEqual([false, false, false]);
  });

  it('is not written for the same content in other bytes, because a revisit asserts the same bytes', async () => {
    const folder = await newFolder();
    const [first, again] = await writing(folder, async (archive) => [
      await archive.append(exchange({ text: 'same' })),
      await archive.append(
        exchange({
          capturedAt: LATER,
          headers: [['Content-Encoding', 'gzip']],
          payload: gzipSync('same'),
        }),
      ),
    ]);
    expect(again.revisit).toBe(false);
    expect(again.sha256).toBe(first.sha256);
  });
});

describe('the index', () => {
  it('has the fields of pywb, and is sorted by SURT and time when the archive is closed', async () => {
    const folder = await newFolder();
    await writing(folder, async (archive) => {
      await archive.append(exchange({ url: 'http://b.gov.test/x?b=2&a=1' }));
      await archive.append(exchange({ capturedAt: '2026-01-01T00:00:00.000Z', text: 'two' }));
      await archive.append(exchange({ capturedAt: '2025-06-01T00:00:00.000Z', text: 'one' }));
    });
    const lines = (await readFile(join(folder, 'index.cdxj'), 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'test,gov,a)/zwgk/index.html 20250601000000',
      'test,gov,a)/zwgk/index.html 20260101000000',
      'test,gov,b)/x?a=1&b=2 20250117010203',
    ]);
    const fields: unknown = JSON.parse((lines[2] ?? '').replace(/^\S+ \S+ /, ''));
    expect(fields).toMatchObject({
      url: 'http://b.gov.test/x?b=2&a=1',
      mime: 'text/html',
      status: '200',
      filename: 'nianbao-demo-20250117010203-00000.warc.gz',
      offset: expect.stringMatching(/^\d+$/),
      length: expect.stringMatching(/^\d+$/),
    });
  });

  it('is read by address, then by time', async () => {
    const folder = await newFolder();
    await writing(folder, async (archive) => {
      await archive.append(exchange({ url: 'http://b.gov.test/' }));
      await archive.append(exchange({ capturedAt: '2026-01-01T00:00:00.000Z' }));
      await archive.append(exchange({ capturedAt: '2025-06-01T00:00:00.000Z' }));
    });
    expect((await readCaptures(folder)).map(({ url, capturedAt }) => [url, capturedAt])).toEqual([
      [PAGE, '2025-06-01T00:00:00.000Z'],
      [PAGE, '2026-01-01T00:00:00.000Z'],
      ['http://b.gov.test/', '2025-01-17T01:02:03.456Z'],
    ]);
  });

  it('of a folder that does not exist is empty', async () => {
    expect(await readCaptures(await newFolder())).toEqual([]);
  });
});

describe('an archive', () => {
  it('is the same to the byte when the same is written', async () => {
    const write = async (): Promise<Buffer[]> => {
      const folder = await newFolder();
      await writing(folder, async (archive) => {
        await archive.append(exchange());
        await archive.append(exchange({ capturedAt: '2026-01-17T01:02:03.456Z' }));
      });
      const names = (await readdir(folder)).sort();
      return Promise.all(names.map((name) => readFile(join(folder, name))));
    };
    expect(await write()).toEqual(await write());
  });

  it('writes no file until there is something to write', async () => {
    const folder = await newFolder();
    await writing(folder, async () => undefined);
    expect(await readdir(folder)).toEqual([]);
  });

  it('begins a new file for each crawl, and rather than one file too large', async () => {
    const folder = await newFolder();
    await writing(folder, (archive) => archive.append(exchange()));
    await writing(
      folder,
      async (archive) => {
        await archive.append(exchange({ text: 'two' }));
        await archive.append(exchange({ text: 'three' }));
      },
      { largestFile: 100 },
    );
    expect((await readdir(folder)).sort()).toEqual([
      'SHA256SUMS',
      'index.cdxj',
      'nianbao-demo-20250117010203-00000.warc.gz',
      'nianbao-demo-20250117010203-00001.warc.gz',
      'nianbao-demo-20250117010203-00002.warc.gz',
    ]);
  });

  it('has no file larger than allowed, unless a single record is', async () => {
    const folder = await newFolder();
    const largestFile = 5_000;
    const sizes = [500, 3_000, 500, 9_000, 500];
    await writing(
      folder,
      async (archive) => {
        for (const [index, size] of sizes.entries()) {
          const url = `http://a.gov.test/${index}`;
          await archive.append(exchange({ url, payload: randomBytes(size) }));
        }
      },
      { largestFile },
    );
    const captures = await readCaptures(folder);
    const files = [...new Set(captures.map(({ file }) => file))];
    const contents = files.map((name) =>
      captures.filter(({ file }) => file === name).map(({ url }) => url.at(-1)),
    );
    expect(contents).toEqual([['0', '1'], ['2'], ['3'], ['4']]);
    const bytes = await Promise.all(files.map(async (name) => (await stat(join(folder, name))).size));
    expect(bytes.map((size) => size <= largestFile)).toEqual([true, true, false, true]);
    for (const capture of captures) {
      expect(await readBody(folder, captures, capture)).toHaveLength(sizes[Number(capture.url.at(-1))] ?? -1);
    }
  });

  it('takes answers that come at once one after the other', async () => {
    const folder = await newFolder();
    const urls = Array.from({ length: 20 }, (_, index) => `http://a.gov.test/${index}`);
    await writing(folder, (archive) =>
      Promise.all(urls.map((url) => archive.append(exchange({ url, text: url })))),
    );
    const captures = await readCaptures(folder);
    expect(captures).toHaveLength(20);
    for (const capture of captures) {
      expect(Buffer.from(await readBody(folder, captures, capture)).toString()).toBe(capture.url);
    }
  });

  it('knows the newest capture of an address, and those before and since a time', async () => {
    const folder = await newFolder();
    await writing(folder, async (archive) => {
      await archive.append(exchange({ capturedAt: '2025-01-01T00:00:00.000Z', text: 'a' }));
      await archive.append(exchange({ capturedAt: '2026-01-01T00:00:00.000Z', text: 'b' }));
    });
    await writing(folder, async (archive) => {
      expect(archive.newest).toBe('2026-01-01T00:00:00.000Z');
      expect(archive.latest(PAGE)?.capturedAt).toBe('2026-01-01T00:00:00.000Z');
      expect(archive.latestSince(PAGE, '2026-01-01T00:00:00.000Z')?.capturedAt).toBe(
        '2026-01-01T00:00:00.000Z',
      );
      expect(archive.latestSince(PAGE, '2026-01-01T00:00:00.001Z')).toBeUndefined();
      expect(archive.latestBefore(PAGE, '2026-01-01T00:00:00.000Z')?.capturedAt).toBe(
        '2025-01-01T00:00:00.000Z',
      );
      expect(archive.latest('http://a.gov.test/unknown')).toBeUndefined();
    });
  });
});
