import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createGunzip, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import WARCStream, { type WarcRecord } from 'warc';
import { CDXIndexer } from 'warcio';
import { cdxjLine } from '../../src/archive/cdx/cdxj.ts';
import { readCaptures } from '../../src/archive/index.ts';
import { exchange, newFolder, PAGE, writing } from './exchanges.ts';

const PACKED = 'http://www.a.gov.test:8080/ZWGK/b.html?b=2&a=1';
const PICTURE = Buffer.from([0xff, 0x00, 0x0d, 0x0a, 0x0d, 0x0a, 0x80]);

/** A page, a packed page, a body of bytes with line breaks in it, and the page seen again. */
async function mixedArchive(): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = await newFolder();
  const { file } = await writing(folder, async (archive) => {
    await archive.append(
      exchange({ url: PACKED, headers: [['Content-Encoding', 'gzip']], payload: gzipSync('<p>二</p>') }),
    );
    await archive.append(exchange({ url: 'http://a.gov.test/tu.png', payload: PICTURE }));
    await archive.append(exchange());
    return archive.append(exchange({ capturedAt: '2026-01-17T01:02:03.456Z' }));
  });
  return { folder, file };
}

/** Read with a program that shares nothing with nianbao or warcio. */
async function readIndependently(path: string): Promise<WarcRecord[]> {
  const records: WarcRecord[] = [];
  const stream = createReadStream(path).pipe(createGunzip()).pipe(new WARCStream());
  for await (const record of stream) records.push(record);
  return records;
}

function bodyOf({ content }: WarcRecord): Buffer {
  return content.subarray(content.indexOf('\r\n\r\n') + 4);
}

describe('an archive read by another program', () => {
  it('has the records in the order they were captured', async () => {
    const { folder, file } = await mixedArchive();
    const records = await readIndependently(join(folder, file));
    expect(records.map(({ protocol }) => protocol)).toEqual(Array(5).fill('WARC/1.1'));
    expect(records.map(({ headers }) => [headers['WARC-Type'], headers['WARC-Target-URI']])).toEqual([
      ['warcinfo', undefined],
      ['response', PACKED],
      ['response', 'http://a.gov.test/tu.png'],
      ['response', PAGE],
      ['revisit', PAGE],
    ]);
  });

  it('gives each body byte for byte', async () => {
    const { folder, file } = await mixedArchive();
    const [, packed, picture, page, revisit] = await readIndependently(join(folder, file));
    if (!packed || !picture || !page || !revisit) throw new Error('records are missing');
    expect(gunzipSync(bodyOf(packed)).toString()).toBe('<p>二</p>');
    expect(bodyOf(picture)).toEqual(PICTURE);
    expect(bodyOf(page).toString()).toBe('<p>一</p>');
    expect(bodyOf(revisit)).toHaveLength(0);
    expect(revisit.headers['WARC-Refers-To']).toBe(page.headers['WARC-Record-ID']);
  });

  it('is indexed by warcio under the same keys, at the same places', async () => {
    const { folder, file } = await mixedArchive();
    const indexer = new CDXIndexer({ format: 'cdxj' });
    const theirs: string[] = [];
    const reader = createReadStream(join(folder, file));
    for await (const { urlkey, timestamp, offset, length } of indexer.iterIndex([
      { filename: file, reader },
    ])) {
      theirs.push(`${urlkey} ${timestamp} ${offset} ${length}`);
    }
    const captures = await readCaptures(folder);
    const ours = captures.map((capture) => {
      const [surt = '', time = ''] = cdxjLine(capture).split(' ');
      return `${surt} ${time} ${capture.offset} ${capture.length}`;
    });
    expect(ours).toHaveLength(4);
    expect(theirs.sort()).toEqual(ours.sort());
  });
});
