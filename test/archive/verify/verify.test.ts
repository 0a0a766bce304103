import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type ArchiveFault, type Capture, readCaptures, verifyArchive } from '../../../src/archive/index.ts';
import { exchange, newFolder, PAGE, writing } from '../exchanges.ts';

const OTHER = 'http://a.gov.test/other';

async function faultsOf(folder: string): Promise<ArchiveFault[]> {
  const faults: ArchiveFault[] = [];
  await verifyArchive({ folder, onFault: (fault) => faults.push(fault) });
  return faults;
}

async function kindsOf(folder: string): Promise<string[]> {
  return (await faultsOf(folder)).map(({ kind }) => kind);
}

/** A page, the same page a year later as a revisit, and another page. */
async function archiveOfThree(): Promise<{
  readonly folder: string;
  readonly warc: string;
  readonly index: string;
  readonly page: Capture;
  readonly revisit: Capture;
  readonly other: Capture;
}> {
  const folder = await newFolder();
  const [page, revisit, other] = await writing(folder, async (archive) => [
    await archive.append(exchange()),
    await archive.append(exchange({ capturedAt: '2026-01-17T01:02:03.456Z' })),
    await archive.append(exchange({ url: OTHER, text: '<p>二</p>' })),
  ]);
  return { folder, warc: join(folder, page.file), index: join(folder, 'index.cdxj'), page, revisit, other };
}

/** Replaces a record by one with other text, correctly compressed, and updates its checksum. */
async function alterRecord(warc: string, capture: Capture, from: string, to: string): Promise<void> {
  const bytes = await readFile(warc);
  const end = capture.offset + capture.length;
  const text = gunzipSync(bytes.subarray(capture.offset, end)).toString('latin1');
  expect(text).toContain(from);
  const member = gzipSync(Buffer.from(text.replace(from, to), 'latin1'));
  await writeFile(warc, Buffer.concat([bytes.subarray(0, capture.offset), member, bytes.subarray(end)]));
}

async function alterLine(index: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(index, 'utf8');
  expect(text).toMatch(from);
  await writeFile(index, text.replace(from, to));
}

describe('an archive', () => {
  it('as nianbao leaves it has no fault', async () => {
    const { folder } = await archiveOfThree();
    const faults: ArchiveFault[] = [];
    const verified = await verifyArchive({ folder, onFault: (fault) => faults.push(fault) });
    expect(faults).toEqual([]);
    // Three answers and the warcinfo.
    expect(verified).toMatchObject({ files: 1, records: 4 });
  });

  it('whose writer did not come to sort its index has no fault, revisits included', async () => {
    const { folder, index } = await archiveOfThree();
    const lines = (await readFile(index, 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    await writeFile(
      index,
      lines
        .reverse()
        .map((line) => `${line}\n`)
        .join(''),
    );
    expect(await faultsOf(folder)).toEqual([]);
  });

  it('is not altered by being verified', async () => {
    const { folder, warc, index } = await archiveOfThree();
    await truncate(warc, 900);
    const before = await readFile(index, 'utf8');
    await faultsOf(folder);
    expect(await readFile(index, 'utf8')).toBe(before);
    expect(await readFile(warc)).toHaveLength(900);
  });
});

describe('a fault', () => {
  it('in a record says which page it hits, and what to do', async () => {
    const { folder, warc, other } = await archiveOfThree();
    const bytes = await readFile(warc);
    bytes.fill(0, other.offset + 60, other.offset + 90);
    await writeFile(warc, bytes);
    const faults = await faultsOf(folder);
    expect(faults.map(({ kind, url, offset }) => [kind, url, offset])).toEqual([
      ['unreadable', OTHER, other.offset],
      ['no_record', OTHER, other.offset],
      ['checksum', null, null],
    ]);
    expect(faults[0]?.file).toBe(other.file);
    expect(faults[0]?.action).toContain('copy');
  });

  it('in a body that someone altered is recognised by the digests', async () => {
    const { folder, warc, other } = await archiveOfThree();
    await alterRecord(warc, other, '<p>', '<b>');
    expect(await kindsOf(folder)).toEqual(
      expect.arrayContaining(['block_digest', 'payload_digest', 'index_differs', 'checksum']),
    );
  });

  it('in a header of the answer is recognised by the digest of the block', async () => {
    const { folder, warc, other } = await archiveOfThree();
    await alterRecord(warc, other, 'text/html', 'text/HTML');
    const kinds = await kindsOf(folder);
    expect(kinds).toContain('block_digest');
    expect(kinds).not.toContain('payload_digest');
  });

  it('is a record that the index does not have', async () => {
    const { folder, index, other } = await archiveOfThree();
    await alterLine(index, /^.*\/other .*\n/m, '');
    expect(await faultsOf(folder)).toMatchObject([{ kind: 'not_indexed', url: OTHER, offset: other.offset }]);
  });

  it('is an index line that says something else than its record', async () => {
    const { folder, index, other } = await archiveOfThree();
    await alterLine(
      index,
      '"bytes":10,"revisit":false}\ntest,gov,a)/zwgk',
      '"bytes":11,"revisit":false}\ntest,gov,a)/zwgk',
    );
    expect(await faultsOf(folder)).toMatchObject([
      { kind: 'index_differs', url: OTHER, offset: other.offset, detail: expect.stringContaining('bytes') },
    ]);
  });

  it('is an index line that cannot be read', async () => {
    const { folder, index } = await archiveOfThree();
    await alterLine(index, /^.*\/other .*\n/m, 'nonsense\n');
    expect(await kindsOf(folder)).toEqual(['index_line', 'not_indexed']);
  });

  it('is a missing file, for itself and for each capture in it', async () => {
    const { folder, warc } = await archiveOfThree();
    await rm(warc);
    expect((await faultsOf(folder)).map(({ kind, url }) => [kind, url])).toEqual([
      ['no_record', OTHER],
      ['no_record', PAGE],
      ['no_record', PAGE],
      ['file_missing', null],
    ]);
  });

  it('is a revisit whose original is gone', async () => {
    const folder = await newFolder();
    const page = await writing(folder, (archive) => archive.append(exchange()));
    const revisit = await writing(folder, (archive) =>
      archive.append(exchange({ capturedAt: '2026-01-17T01:02:03.456Z' })),
    );
    expect(revisit.file).not.toBe(page.file);
    await rm(join(folder, page.file));
    expect(await faultsOf(folder)).toContainEqual(
      expect.objectContaining({ kind: 'no_original', url: PAGE, file: revisit.file, offset: revisit.offset }),
    );
  });

  it('is a file that was never closed', async () => {
    const { folder, page } = await archiveOfThree();
    await rm(join(folder, 'SHA256SUMS'));
    expect(await faultsOf(folder)).toMatchObject([{ kind: 'not_closed', file: page.file, offset: null }]);
  });

  it('is a byte that was added behind the last record', async () => {
    const { folder, warc } = await archiveOfThree();
    await writeFile(warc, Buffer.concat([await readFile(warc), Buffer.from('x')]));
    expect(await kindsOf(folder)).toEqual(['unreadable', 'checksum']);
    expect(await readCaptures(folder)).toHaveLength(3);
  });
});
