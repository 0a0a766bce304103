import { createHash } from 'node:crypto';
import { appendFile, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Capture, openArchive, readBody, readCaptures } from '../../src/archive/index.ts';
import { runsOf } from '../property-runs.ts';
import { refusalOf } from '../refusal-of.ts';
import { exchange, newFolder, OPTIONS, PAGE, writing } from './exchanges.ts';

const URLS = ['http://a.gov.test/1', 'http://a.gov.test/2', 'http://a.gov.test/3'];

/** Makes an archive look as if its writer was killed: it closed no file. */
async function neverClosed(folder: string): Promise<void> {
  await rm(join(folder, 'SHA256SUMS'));
}

/** An archive of three records whose writer was killed behind the last. */
async function archiveOfThree(): Promise<{
  folder: string;
  captures: Capture[];
  warc: string;
  index: string;
}> {
  const folder = await newFolder();
  await writing(folder, async (archive) => {
    for (const url of URLS) await archive.append(exchange({ url, text: `<p>${url}</p>` }));
  });
  await neverClosed(folder);
  const captures = await readCaptures(folder);
  return {
    folder,
    captures,
    warc: join(folder, captures[0]?.file ?? ''),
    index: join(folder, 'index.cdxj'),
  };
}

describe('after a crash', () => {
  it('a torn last record is cut off and the rest is kept', async () => {
    const { folder, captures, warc, index } = await archiveOfThree();
    const last = captures[2];
    if (last === undefined) throw new Error('no third capture');
    // The record was half written, its index line not yet.
    await truncate(warc, last.offset + 100);
    await writeFile(index, (await readFile(index, 'utf8')).split('\n').slice(0, 2).join('\n').concat('\n'));
    const archive = await openArchive(folder, OPTIONS);
    expect(archive.recovery).toEqual({ reindexed: 0, cutBytes: 100, droppedLines: 0, unreadable: [] });
    expect((await stat(warc)).size).toBe(last.offset);
    await archive.close();
    const kept = await readCaptures(folder);
    expect(kept.map(({ url }) => url)).toEqual(URLS.slice(0, 2));
    for (const capture of kept) {
      expect(Buffer.from(await readBody(folder, kept, capture)).toString()).toBe(`<p>${capture.url}</p>`);
    }
  });

  it('records that the index does not know yet are found in the WARC file', async () => {
    const { folder, captures, index } = await archiveOfThree();
    await writeFile(index, (await readFile(index, 'utf8')).split('\n').slice(0, 1).join('\n').concat('\n'));
    const archive = await openArchive(folder, OPTIONS);
    expect(archive.recovery).toEqual({ reindexed: 2, cutBytes: 0, droppedLines: 0, unreadable: [] });
    await archive.close();
    expect(await readCaptures(folder)).toEqual(captures);
  });

  it('a lost index is rebuilt from the WARC files, with revisits', async () => {
    const folder = await newFolder();
    await writing(folder, async (archive) => {
      await archive.append(
        exchange({
          headers: [
            ['ETag', '"é"'],
            ['Location', '/x'],
          ],
        }),
      );
      await archive.append(exchange({ capturedAt: '2026-01-01T00:00:00.000Z', headers: [] }));
      await archive.append(
        exchange({
          capturedAt: '2027-01-01T00:00:00.000Z',
          statusLine: 'HTTP/1.1 304 Not Modified',
          headers: [],
          text: '',
        }),
      );
    });
    const before = await readFile(join(folder, 'index.cdxj'), 'utf8');
    await rm(join(folder, 'index.cdxj'));
    const archive = await openArchive(folder, OPTIONS);
    expect(archive.recovery).toEqual({ reindexed: 3, cutBytes: 0, droppedLines: 0, unreadable: [] });
    await archive.close();
    expect(await readFile(join(folder, 'index.cdxj'), 'utf8')).toBe(before);
  });

  it('records larger than what is read at once are found too', async () => {
    const folder = await newFolder();
    // Bytes that don't compress, so the record is as large in the file.
    const large = Buffer.concat(
      Array.from({ length: 300_000 }, (_, index) => createHash('sha256').update(`${index}`).digest()),
    );
    await writing(folder, async (archive) => {
      for (const url of URLS) await archive.append(exchange({ url, payload: large.subarray(url.length) }));
      await archive.append(exchange({ text: 'small' }));
    });
    const before = await readCaptures(folder);
    expect(before[0]?.length).toBeGreaterThan(9_000_000);
    await rm(join(folder, 'index.cdxj'));
    await (await openArchive(folder, OPTIONS)).close();
    expect(await readCaptures(folder)).toEqual(before);
  });

  it('half a line at the end of the index is made whole from its record', async () => {
    const { folder, captures, index } = await archiveOfThree();
    const text = await readFile(index, 'utf8');
    await writeFile(index, text.slice(0, -40));
    expect(await readCaptures(folder)).toEqual(captures.slice(0, 2));
    await (await openArchive(folder, OPTIONS)).close();
    expect(await readFile(index, 'utf8')).toBe(text);
  });

  it('an index line of a record that never reached the disk is dropped', async () => {
    const { folder, captures, warc } = await archiveOfThree();
    await truncate(warc, captures[2]?.offset ?? 0);
    const archive = await openArchive(folder, OPTIONS);
    expect(archive.recovery).toEqual({ reindexed: 0, cutBytes: 0, droppedLines: 1, unreadable: [] });
    expect(archive.latest(URLS[2] ?? '')).toBeUndefined();
    await archive.close();
    expect(await readCaptures(folder)).toEqual(captures.slice(0, 2));
  });

  it('a file of which not even the first record is whole is taken away', async () => {
    const folder = await newFolder();
    const { file } = await writing(folder, (archive) => archive.append(exchange()));
    const begun = (await readFile(join(folder, file))).subarray(0, 50);
    await writeFile(join(folder, 'nianbao-demo-20250118000000-00000.warc.gz'), begun);
    const archive = await openArchive(folder, OPTIONS);
    expect(archive.recovery.cutBytes).toBe(50);
    expect(archive.latest(PAGE)).toBeDefined();
    await archive.close();
    expect((await readdir(folder)).sort()).toEqual([
      'SHA256SUMS',
      'index.cdxj',
      'nianbao-demo-20250117010203-00000.warc.gz',
    ]);
  });

  it('the file that was being written is closed with its checksum', async () => {
    const { folder, warc } = await archiveOfThree();
    await (await openArchive(folder, OPTIONS)).close();
    const sum = createHash('sha256')
      .update(await readFile(warc))
      .digest('hex');
    expect(await readFile(join(folder, 'SHA256SUMS'), 'utf8')).toBe(`${sum}  ${basename(warc)}\n`);
  });

  it('a file that ends in zeros, as after a power cut, loses only those', async () => {
    const { folder, captures, warc } = await archiveOfThree();
    await appendFile(warc, Buffer.alloc(4096));
    const archive = await openArchive(folder, OPTIONS);
    expect(archive.recovery.cutBytes).toBe(4096);
    await archive.close();
    expect(await readCaptures(folder)).toEqual(captures);
  });
});

describe('damage that no crash explains', () => {
  it('in the index names the line', async () => {
    const { folder, index } = await archiveOfThree();
    const lines = (await readFile(index, 'utf8')).split('\n');
    await writeFile(index, [lines[0], 'nonsense', ...lines.slice(2)].join('\n'));
    expect(await refusalOf(readCaptures(folder))).toMatchObject({
      code: 'record_invalid',
      message: expect.stringContaining('index.cdxj:2:'),
    });
  });

  it('in a record is reported when the body is read', async () => {
    const { folder, captures, warc } = await archiveOfThree();
    const [first, second] = captures;
    if (first === undefined || second === undefined) throw new Error('no captures');
    const bytes = await readFile(warc);
    bytes.fill(0, second.offset + 60, second.offset + 120);
    await writeFile(warc, bytes);
    await expect(readBody(folder, captures, second)).rejects.toMatchObject({ code: 'capture_missing' });
    expect(Buffer.from(await readBody(folder, captures, first)).toString()).toBe(`<p>${first.url}</p>`);
  });

  it('such as another record in its place is recognised by the hash', async () => {
    const { folder, captures } = await archiveOfThree();
    const [first, second] = captures;
    if (first === undefined || second === undefined) throw new Error('no captures');
    const { offset, length } = first;
    await expect(readBody(folder, captures, { ...second, offset, length })).rejects.toMatchObject({
      code: 'capture_missing',
      message: expect.stringContaining('holds other bytes'),
    });
  });

  it('such as a missing file is reported when the body is read', async () => {
    const { folder, captures, warc } = await archiveOfThree();
    await rm(warc);
    const [first] = captures;
    if (first === undefined) throw new Error('no captures');
    await expect(readBody(folder, captures, first)).rejects.toMatchObject({ code: 'capture_missing' });
  });
});

describe('damage in a WARC file', () => {
  it('costs only the damaged record, even when the index has to be rebuilt', async () => {
    const { folder, captures, warc, index } = await archiveOfThree();
    const [first, second, third] = captures;
    if (first === undefined || second === undefined || third === undefined) throw new Error('no captures');
    const bytes = await readFile(warc);
    bytes.fill(0, second.offset + 60, second.offset + 120);
    await writeFile(warc, bytes);
    await rm(index);
    const archive = await openArchive(folder, OPTIONS);
    expect(archive.recovery).toMatchObject({ reindexed: 2, cutBytes: 0 });
    expect(archive.recovery.unreadable).toMatchObject([
      { file: first.file, offset: second.offset, length: second.length },
    ]);
    await archive.close();
    expect(await readFile(warc)).toEqual(bytes);
    expect(await readCaptures(folder)).toEqual([first, third]);
  });

  it('that swallowed the beginning of a record loses none behind it', async () => {
    const { folder, captures, warc, index } = await archiveOfThree();
    const [first, second, third] = captures;
    if (first === undefined || second === undefined || third === undefined) throw new Error('no captures');
    const bytes = await readFile(warc);
    const holed = Buffer.concat([bytes.subarray(0, second.offset), bytes.subarray(second.offset + 7)]);
    await writeFile(warc, holed);
    await rm(index);
    await (await openArchive(folder, OPTIONS)).close();
    expect(await readCaptures(folder)).toEqual([first, { ...third, offset: third.offset - 7 }]);
  });

  it('loses no record that it does not touch, wherever it is', async () => {
    const { folder, captures, warc, index } = await archiveOfThree();
    const whole = await readFile(warc);
    const first = captures[0]?.offset ?? 0;
    const damage = fc.record({
      from: fc.integer({ min: first, max: whole.length - 1 }),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 400 }),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ from, bytes }) => {
        const damaged = Buffer.from(whole);
        damaged.set(bytes.subarray(0, whole.length - from), from);
        await writeFile(warc, damaged);
        await rm(index, { force: true });
        await rm(join(folder, 'SHA256SUMS'), { force: true });
        await (await openArchive(folder, OPTIONS)).close();
        const untouched = captures.filter(
          ({ offset, length }) => offset + length <= from || offset >= from + bytes.length,
        );
        expect(await readCaptures(folder)).toEqual(expect.arrayContaining(untouched));
      }),
      { numRuns: runsOf(60) },
    );
  });

  it('at the end of a file stays where it is unless a record was begun there', async () => {
    const { folder, captures, warc } = await archiveOfThree();
    const { size } = await stat(warc);
    await appendFile(warc, 'not written by nianbao');
    const archive = await openArchive(folder, OPTIONS);
    expect(archive.recovery).toMatchObject({
      cutBytes: 0,
      unreadable: [{ offset: size, length: 22, why: 'is no gzip member' }],
    });
    await archive.close();
    expect((await stat(warc)).size).toBe(size + 22);
    expect(await readCaptures(folder)).toEqual(captures);
  });

  it('in a closed file alters neither the file nor the index', async () => {
    const folder = await newFolder();
    const kept = await writing(folder, (archive) => archive.append(exchange()));
    const lost = await writing(folder, (archive) => archive.append(exchange({ url: URLS[0] ?? '' })));
    const index = await readFile(join(folder, 'index.cdxj'), 'utf8');
    await truncate(join(folder, kept.file), kept.offset + 50);
    await rm(join(folder, lost.file));
    const archive = await openArchive(folder, OPTIONS);
    expect(archive.recovery).toMatchObject({ cutBytes: 0, droppedLines: 0 });
    await archive.close();
    expect((await stat(join(folder, kept.file))).size).toBe(kept.offset + 50);
    expect(await readFile(join(folder, 'index.cdxj'), 'utf8')).toBe(index);
  });

  it('is healed by fetching the page again: its body is then stored whole', async () => {
    const folder = await newFolder();
    const lost = await writing(folder, (archive) => archive.append(exchange()));
    await rm(join(folder, lost.file));
    const again = await writing(folder, (archive) =>
      archive.append(exchange({ capturedAt: '2026-01-01T00:00:00.000Z' })),
    );
    expect(again).toMatchObject({ revisit: false, sha256: lost.sha256 });
    expect(Buffer.from(await readBody(folder, [again], again)).toString()).toBe('<p>一</p>');
  });
});
