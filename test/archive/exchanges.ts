import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ArchiveWriter, type Exchange, openArchive } from '../../src/archive/index.ts';
import type { ArchiveOptions } from '../../src/archive/writer.ts';

export const PAGE = 'http://a.gov.test/zwgk/index.html';

/** An answer with sensible defaults, of which a test names what it is about. */
export function exchange(changes: Partial<Exchange> & { readonly text?: string } = {}): Exchange {
  const { text = '<p>一</p>', ...rest } = changes;
  return {
    url: PAGE,
    capturedAt: '2025-01-17T01:02:03.456Z',
    ipAddress: '192.0.2.7',
    statusLine: 'HTTP/1.1 200 OK',
    headers: [['Content-Type', 'text/html; charset=utf-8']],
    payload: Buffer.from(text),
    ...rest,
  };
}

export async function newFolder(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'nianbao-archive-')), 'demo');
}

export const OPTIONS: ArchiveOptions = {
  now: () => new Date('2025-01-17T01:02:03.000Z'),
  software: 'nianbao/test',
};

/** Opens an archive, lets `work` write into it, and closes it. */
export async function writing<T>(
  folder: string,
  work: (archive: ArchiveWriter) => Promise<T>,
  options: Partial<ArchiveOptions> = {},
): Promise<T> {
  const archive = await openArchive(folder, { ...OPTIONS, ...options });
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}
