import { createHash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export const REPORT = 'http://a.gov.test/t1.html';
export const DATE = '2019-03-20T08:00:00Z';

export interface ForeignRecord {
  readonly type?: string;
  readonly url?: string;
  readonly date?: string;
  /** Status line, headers, empty line and body. */
  readonly block?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export function answer(body: string, headers = 'Content-Type: text/html; charset=utf-8\r\n'): Buffer {
  return Buffer.from(`HTTP/1.1 200 OK\r\n${headers}\r\n${body}`);
}

/** A record as another crawler writes it, byte by byte: WARC 1.0, times to the second, no digests. */
export function foreignRecord(record: ForeignRecord = {}): Buffer {
  const { type = 'response', url = REPORT, date = DATE, block = answer('<p>一</p>'), headers = {} } = record;
  const bytes = Buffer.from(block);
  const lines = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    `WARC-Target-URI: ${url}`,
    `WARC-Date: ${date}`,
    `WARC-Record-ID: <urn:uuid:${createHash('md5').update(url).update(date).digest('hex')}>`,
    'Content-Type: application/http; msgtype=response',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${bytes.length}`,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), bytes, Buffer.from('\r\n\r\n')]);
}

/** A file of records, one gzip member each when its name ends in `.gz`. */
export async function foreignFile(records: readonly Buffer[], name = 'other.warc.gz'): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'nianbao-foreign-')), name);
  const parts = name.endsWith('.gz') ? records.map((record) => gzipSync(record)) : records;
  await writeFile(path, Buffer.concat(parts));
  return path;
}
