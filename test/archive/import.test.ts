import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  type ImportSummary,
  importWarc,
  openArchive,
  readBody,
  readCaptures,
  verifyArchive,
} from '../../src/archive/index.ts';
import { refusalOf } from '../refusal-of.ts';
import { exchange, newFolder, OPTIONS, writing } from './exchanges.ts';
import { answer, DATE, foreignFile, foreignRecord, REPORT } from './foreign-warc.ts';

const LATER = '2020-03-20T08:00:00Z';
const NOTHING: ImportSummary = {
  taken: 0,
  held: 0,
  otherHosts: {},
  otherTypes: {},
  orphans: [],
  broken: [],
};

function importFiles(folder: string, files: readonly string[]): Promise<ImportSummary> {
  const isOwn = (url: string): boolean => new URL(url).host === 'a.gov.test';
  return importWarc({ ...OPTIONS, folder, files, isOwn });
}

async function importRecords(...records: readonly Buffer[]): Promise<[folder: string, ImportSummary]> {
  const folder = await newFolder();
  return [folder, await importFiles(folder, [await foreignFile(records)])];
}

/** Text of the newest capture of each URL. */
async function textsIn(folder: string): Promise<Record<string, string>> {
  const captures = await readCaptures(folder);
  const texts: Record<string, string> = {};
  for (const capture of captures) {
    texts[capture.url] = Buffer.from(await readBody(folder, captures, capture)).toString();
  }
  return texts;
}

async function faultsIn(folder: string): Promise<string[]> {
  const faults: string[] = [];
  await verifyArchive({ folder, onFault: ({ kind }) => faults.push(kind) });
  return faults;
}

/** SHA-1 of `<p>一</p>` in base32, as Heritrix and wget write it: made with Python's hashlib and base64. */
const SHA1_OF_PAGE = 'sha1:ODDUAHCXWOLLHMXWQ5CMGM2PADIDSHPT';

describe('an imported record', () => {
  it('is in the archive byte for byte, with the time of its capture', async () => {
    const record = foreignRecord();
    const [folder, summary] = await importRecords(record);
    expect(summary).toEqual({ ...NOTHING, taken: 1 });
    const [capture] = await readCaptures(folder);
    expect(capture).toMatchObject({ url: REPORT, capturedAt: '2019-03-20T08:00:00.000Z', status: 200 });
    if (capture === undefined) throw new Error('no capture');
    const bytes = await readFile(join(folder, capture.file));
    expect(gunzipSync(bytes.subarray(capture.offset, capture.offset + capture.length))).toEqual(record);
    expect(await textsIn(folder)).toEqual({ [REPORT]: '<p>一</p>' });
    expect(await faultsIn(folder)).toEqual([]);
  });

  it('may come from a file that is not packed', async () => {
    const folder = await newFolder();
    const file = await foreignFile([foreignRecord({ type: 'warcinfo' }), foreignRecord()], 'other.warc');
    expect(await importFiles(folder, [file])).toEqual({ ...NOTHING, taken: 1, otherTypes: { warcinfo: 1 } });
    expect(await textsIn(folder)).toEqual({ [REPORT]: '<p>一</p>' });
    expect(await faultsIn(folder)).toEqual([]);
  });

  it('with the digests that other crawlers write is taken', async () => {
    const [, summary] = await importRecords(
      foreignRecord({ headers: { 'WARC-Payload-Digest': SHA1_OF_PAGE } }),
    );
    expect(summary).toEqual({ ...NOTHING, taken: 1 });
  });

  it('may have everything in its gzip header that the format allows', async () => {
    const folder = await newFolder();
    const plain = gzipSync(foreignRecord());
    // RFC 1952, 2.3: an extra field of 3 bytes, a name and a comment before the compressed data.
    const fixed = Buffer.from(plain.subarray(0, 10));
    fixed.writeUInt8(4 + 8 + 16, 3);
    const fields = Buffer.from([3, 0, 0x61, 0x62, 0x63, ...Buffer.from('a.warc\0'), ...Buffer.from('x\0')]);
    const file = await foreignFile([]);
    await writeFile(file, Buffer.concat([fixed, fields, plain.subarray(10), plain]));
    expect(await importFiles(folder, [file])).toEqual({ ...NOTHING, taken: 1, held: 1 });
    expect(await textsIn(folder)).toEqual({ [REPORT]: '<p>一</p>' });
  });

  it('says in its file where it came from', async () => {
    const [folder] = await importRecords(foreignRecord());
    const [capture] = await readCaptures(folder);
    const text = gunzipSync(await readFile(join(folder, capture?.file ?? ''))).toString();
    expect(text).toContain('description: records made elsewhere, imported from other.warc.gz\r\n');
  });

  it('is taken once, however often its file is imported', async () => {
    const folder = await newFolder();
    const file = await foreignFile([foreignRecord()]);
    await importFiles(folder, [file]);
    const copy = await foreignFile([foreignRecord()], 'copy.warc');
    const again = await importFiles(folder, [file, copy]);
    expect(again).toEqual({ ...NOTHING, held: 2 });
    expect(await readCaptures(folder)).toHaveLength(1);
  });

  it('is taken again when the archive has lost it', async () => {
    const folder = await newFolder();
    const file = await foreignFile([foreignRecord()]);
    await importFiles(folder, [file]);
    const [lost] = await readCaptures(folder);
    await rm(join(folder, lost?.file ?? ''));
    expect(await importFiles(folder, [file])).toEqual({ ...NOTHING, taken: 1 });
    expect(await textsIn(folder)).toEqual({ [REPORT]: '<p>一</p>' });
  });

  it('keeps the body that was sent in chunks, and gives it back whole', async () => {
    const chunked = answer('4\r\n<p>1\r\n4;x=y\r\n</p>\r\n0\r\n\r\n', 'Transfer-Encoding: chunked\r\n');
    const [folder, summary] = await importRecords(foreignRecord({ block: chunked }));
    expect(summary.taken).toBe(1);
    expect(await textsIn(folder)).toEqual({ [REPORT]: '<p>1</p>' });
    expect(await faultsIn(folder)).toEqual([]);
  });

  it('whose chunks were already joined is imported as it is', async () => {
    const block = answer('<p>1</p>', 'Transfer-Encoding: chunked\r\n');
    const [folder] = await importRecords(foreignRecord({ block }));
    expect(await textsIn(folder)).toEqual({ [REPORT]: '<p>1</p>' });
  });

  it('older than what is there leaves the newest capture the newest', async () => {
    const folder = await newFolder();
    await writing(folder, (archive) => archive.append(exchange({ url: REPORT, text: 'new' })));
    await importFiles(folder, [await foreignFile([foreignRecord()])]);
    await writing(folder, async (archive) => {
      expect(archive.latest(REPORT)?.capturedAt).toBe('2025-01-17T01:02:03.456Z');
      expect(archive.newest).toBe('2025-01-17T01:02:03.456Z');
    });
  });

  it('is found again when the index is lost', async () => {
    const [folder] = await importRecords(
      foreignRecord(),
      foreignRecord({ type: 'revisit', date: LATER, headers: { 'WARC-Refers-To-Date': DATE } }),
    );
    const before = await readCaptures(folder);
    expect(before).toHaveLength(2);
    await rm(join(folder, 'index.cdxj'));
    await (await openArchive(folder, OPTIONS)).close();
    expect(await readCaptures(folder)).toEqual(before);
  });
});

describe('a revisit', () => {
  const revisit = foreignRecord({
    type: 'revisit',
    date: LATER,
    block: 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n',
    headers: { 'WARC-Refers-To-Date': DATE, 'WARC-Payload-Digest': SHA1_OF_PAGE },
  });

  it('is imported with its original, even when that comes later or from another file', async () => {
    const folder = await newFolder();
    const files = [await foreignFile([revisit]), await foreignFile([foreignRecord()])];
    expect(await importFiles(folder, files)).toEqual({ ...NOTHING, taken: 2 });
    const captures = await readCaptures(folder);
    expect(captures.map((capture) => capture.revisit)).toEqual([false, true]);
    const [, again] = captures;
    if (again === undefined) throw new Error('no revisit');
    expect(Buffer.from(await readBody(folder, captures, again)).toString()).toBe('<p>一</p>');
    expect(await faultsIn(folder)).toEqual([]);
  });

  it('without its original is reported and not imported', async () => {
    const [folder, summary] = await importRecords(revisit);
    expect(summary).toEqual({ ...NOTHING, orphans: [REPORT] });
    expect(await readCaptures(folder)).toEqual([]);
  });

  it('of another address with the same body is reported and not imported', async () => {
    const elsewhere = foreignRecord({
      type: 'revisit',
      url: 'http://a.gov.test/copy.html',
      date: LATER,
      headers: { 'WARC-Refers-To-Target-URI': REPORT, 'WARC-Refers-To-Date': DATE },
    });
    const [, summary] = await importRecords(foreignRecord(), elsewhere);
    expect(summary).toEqual({ ...NOTHING, taken: 1, orphans: ['http://a.gov.test/copy.html'] });
  });
});

describe('what is not imported is reported', () => {
  it('of other hosts and of other types, with their number', async () => {
    const [folder, summary] = await importRecords(
      foreignRecord({ type: 'request' }),
      foreignRecord({ url: 'http://b.gov.test/' }),
      foreignRecord({ url: 'http://b.gov.test/2' }),
      foreignRecord({ url: 'http://a.gov.test:8080/' }),
      foreignRecord({ url: 'dns:a.gov.test', block: 'a.gov.test. 60 IN A 192.0.2.7' }),
      foreignRecord({ type: 'resource', url: 'ftp://a.gov.test/x' }),
    );
    expect(summary).toEqual({
      ...NOTHING,
      otherHosts: { 'b.gov.test': 2, 'a.gov.test:8080': 1, 'dns:': 1 },
      otherTypes: { request: 1, resource: 1 },
    });
    expect(await readCaptures(folder)).toEqual([]);
  });

  it.each<[string, Parameters<typeof foreignRecord>[0], RegExp]>([
    [
      'a body that is not what its digest says',
      { headers: { 'WARC-Payload-Digest': `sha1:${'A'.repeat(32)}` } },
      /WARC-Payload-Digest/,
    ],
    [
      'bytes that are not what their digest says',
      { headers: { 'WARC-Block-Digest': `sha256:${'0'.repeat(64)}` } },
      /WARC-Block-Digest/,
    ],
    ['a body that was cut off', { headers: { 'WARC-Truncated': 'length' } }, /cut off \(length\)/],
    ['no HTTP response', { block: 'hello' }, /no HTTP response/],
    ['no date', { date: 'yesterday' }, /no HTTP response, URL or date/],
    ['a date in the future', { date: '2031-01-01T00:00:00Z' }, /future \(2031/],
    [
      'a body packed in a way unknown',
      { block: answer('x', 'Content-Encoding: zstd\r\n') },
      /zstd is unknown/,
    ],
    ['an address that is none', { url: 'nowhere' }, /WARC-Target-URI/],
  ])('%s, with its place', async (_, changes, why) => {
    const good = foreignRecord({ url: 'http://a.gov.test/good' });
    const [folder, summary] = await importRecords(good, foreignRecord(changes));
    expect(summary).toMatchObject({
      taken: 1,
      broken: [{ offset: gzipSync(good).length, why: expect.stringMatching(why) }],
    });
    expect((await readCaptures(folder)).map(({ url }) => url)).toEqual(['http://a.gov.test/good']);
  });

  it('a damaged stretch, and what follows it is imported', async () => {
    const folder = await newFolder();
    const [first, second, third] = ['1', '2', '3'].map((name) =>
      gzipSync(foreignRecord({ url: `http://a.gov.test/${name}` })),
    );
    if (!first || !second || !third) throw new Error('no records');
    second.fill(0, 40, 80);
    const file = await foreignFile([]);
    await writeFile(file, Buffer.concat([first, second, third.subarray(0, third.length - 5)]));
    const torn = await importFiles(folder, [file]);
    expect(torn.taken).toBe(1);
    expect(torn.broken.map(({ offset }) => offset)).toEqual([first.length]);
    await writeFile(file, Buffer.concat([first, second, third]));
    expect(await importFiles(folder, [file])).toMatchObject({
      taken: 1,
      held: 1,
      broken: [{ file, offset: first.length }],
    });
  });

  it('a file whose records share one gzip member, with what to do', async () => {
    const folder = await newFolder();
    const file = await foreignFile([Buffer.concat([foreignRecord(), foreignRecord({ date: LATER })])]);
    const { taken, broken } = await importFiles(folder, [file]);
    expect(taken).toBe(0);
    expect(broken[0]?.why).toContain('unpack the file with gunzip');
  });

  it('a file that is missing or no WARC file, before anything is taken', async () => {
    const folder = await newFolder();
    const good = await foreignFile([foreignRecord()]);
    const page = await foreignFile([Buffer.from('<html></html>')], 'page.html');
    for (const bad of [page, `${good}.missing`]) {
      expect(await refusalOf(importFiles(folder, [good, bad]))).toMatchObject({
        code: 'file_unreadable',
        message: expect.stringContaining(bad),
      });
    }
    expect(await readCaptures(folder)).toEqual([]);
  });
});
