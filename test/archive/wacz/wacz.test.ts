import { createHash } from 'node:crypto';
import { rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exportWacz } from '../../../src/archive/index.ts';
import type { Wacz } from '../../../src/archive/wacz/wacz.ts';
import type { UrlState } from '../../../src/domain/index.ts';
import { refusalOf } from '../../refusal-of.ts';
import { exchange, newFolder, writing } from '../exchanges.ts';

const SITE = 'http://a.gov.test';
const ROBOTS = `${SITE}/robots.txt`;
const LIST = `${SITE}/gknb/`;
const REPORT = `${SITE}/gknb/t1.html`;
const ATTACHMENT = `${SITE}/gknb/t1.docx`;
const OTHER = `${SITE}/gknb/t2.html`;

function state(
  url: string,
  role: UrlState['role'],
  parent: string | null,
  title: string | null = null,
): UrlState {
  return {
    portal: 'demo',
    url,
    role,
    status: 'fetched',
    reason: null,
    facts: {},
    http_status: 200,
    parent,
    context: { agency: null, title, listed_on: null },
    sha256: null,
    run: '1',
    checked_at: '2025-01-01T00:00:00.000Z',
  };
}

const STATES = [
  state(LIST, 'list', SITE),
  state(REPORT, 'report', LIST, '区教育局2024年政府信息公开工作年度报告'),
  state(ATTACHMENT, 'attachment', REPORT),
  state(OTHER, 'report', LIST),
];

/** Two runs over a list of two reports; in the second the first report has changed and its attachment has not. */
async function crawledTwice(): Promise<string> {
  const folder = await newFolder();
  for (const year of [2025, 2026]) {
    const at = (second: number): string => `${year}-01-17T00:00:0${second}.000Z`;
    await writing(folder, async (archive) => {
      await archive.append(exchange({ url: ROBOTS, capturedAt: at(1), text: `# ${year}` }));
      await archive.append(exchange({ url: LIST, capturedAt: at(2), text: `<a>${year}</a>` }));
      await archive.append(exchange({ url: REPORT, capturedAt: at(3), text: `<p>${year}</p>` }));
      await archive.append(exchange({ url: ATTACHMENT, capturedAt: at(4), text: 'PK' }));
      await archive.append(exchange({ url: OTHER, capturedAt: at(5), text: 'other' }));
    });
  }
  return folder;
}

function wacz(folder: string, url = REPORT): Promise<Wacz> {
  return exportWacz({ folder, states: STATES, url, software: 'nianbao/test' });
}

function linesOf(files: Record<string, Uint8Array>, path: string): string[] {
  return strFromU8(files[path] ?? new Uint8Array())
    .trimEnd()
    .split('\n');
}

const PackageSchema = z.object({
  profile: z.literal('data-package'),
  wacz_version: z.literal('1.1.1'),
  title: z.string(),
  mainPageUrl: z.string(),
  mainPageDate: z.string(),
  resources: z.array(z.object({ name: z.string(), path: z.string(), hash: z.string(), bytes: z.int() })),
});

function hashOf(bytes: Uint8Array | undefined): string {
  return `sha256:${createHash('sha256')
    .update(bytes ?? '')
    .digest('hex')}`;
}

describe('the evidence of a report', () => {
  it('is every revision of its page and attachment, and what led to it when it was first captured', async () => {
    const files = unzipSync((await wacz(await crawledTwice())).bytes);
    const lines = linesOf(files, 'indexes/index.cdx');
    const found = lines.map((line) => {
      const [, time = '', json = ''] = /^\S+ (\d{4})\d{10} (.*)$/.exec(line) ?? [];
      return `${z.object({ url: z.string() }).parse(JSON.parse(json)).url} ${time}`;
    });
    expect(found.sort()).toEqual(
      [
        `${ATTACHMENT} 2025`,
        `${ATTACHMENT} 2026`,
        `${REPORT} 2025`,
        `${REPORT} 2026`,
        `${LIST} 2025`,
        `${ROBOTS} 2025`,
      ].sort(),
    );
  });

  it('is the same when the attachment is requested', async () => {
    const folder = await crawledTwice();
    const [page, attachment] = [await wacz(folder), await wacz(folder, ATTACHMENT)];
    expect([...attachment.urls].sort()).toEqual([...page.urls].sort());
  });

  it('follows a redirect to where the page is', async () => {
    const folder = await newFolder();
    await writing(folder, async (archive) => {
      const moved = exchange({
        url: REPORT,
        statusLine: 'HTTP/1.1 302 Found',
        headers: [['Location', '/new/t1.html']],
        text: '',
      });
      await archive.append(moved);
      await archive.append(exchange({ url: `${SITE}/new/t1.html`, text: '<p>1</p>' }));
    });
    expect((await wacz(folder)).urls).toEqual([REPORT, `${SITE}/new/t1.html`]);
  });

  it('is refused when a record of it is damaged', async () => {
    const folder = await newFolder();
    const { file, offset } = await writing(folder, (archive) => archive.append(exchange({ url: REPORT })));
    await truncate(join(folder, file), offset + 40);
    expect(await refusalOf(wacz(folder))).toMatchObject({
      code: 'record_invalid',
      message: expect.stringMatching(/t1\.html.*archive verify/s),
    });
    await rm(join(folder, file));
    await expect(wacz(folder)).rejects.toMatchObject({ code: 'record_invalid' });
  });

  it('of an address that was never captured does not exist', async () => {
    expect(await refusalOf(wacz(await crawledTwice(), `${SITE}/no.html`))).toMatchObject({
      code: 'report_unknown',
      message: expect.stringContaining('/no.html'),
    });
  });
});

describe('a WACZ file', () => {
  it('has the files of the format, none of them compressed by the ZIP', async () => {
    const { bytes } = await wacz(await crawledTwice());
    const entries: string[] = [];
    unzipSync(bytes, {
      filter: ({ name, compression }) => {
        entries.push(`${name} ${compression}`);
        return true;
      },
    });
    expect(entries.sort()).toEqual([
      'archive/data.warc.gz 0',
      'datapackage-digest.json 0',
      'datapackage.json 0',
      'indexes/index.cdx 0',
      'pages/pages.jsonl 0',
    ]);
  });

  it('gives the hash and the size of each file, and the hash of that list', async () => {
    const files = unzipSync((await wacz(await crawledTwice())).bytes);
    const datapackage = PackageSchema.parse(
      JSON.parse(strFromU8(files['datapackage.json'] ?? new Uint8Array())),
    );
    expect(datapackage.resources.map(({ path }) => path)).toEqual([
      'archive/data.warc.gz',
      'indexes/index.cdx',
      'pages/pages.jsonl',
    ]);
    for (const { path, hash, bytes } of datapackage.resources) {
      expect([path, hash, bytes]).toEqual([path, hashOf(files[path]), files[path]?.length]);
    }
    expect(JSON.parse(linesOf(files, 'datapackage-digest.json').join('\n'))).toEqual({
      path: 'datapackage.json',
      hash: hashOf(files['datapackage.json']),
    });
    expect(datapackage).toMatchObject({
      title: '区教育局2024年政府信息公开工作年度报告',
      mainPageUrl: REPORT,
      mainPageDate: '2026-01-17T00:00:03.000Z',
    });
  });

  it('has each record where its index says, as the archive has it', async () => {
    const files = unzipSync((await wacz(await crawledTwice())).bytes);
    const warc = files['archive/data.warc.gz'] ?? new Uint8Array();
    const PlaceSchema = z.object({
      url: z.string(),
      offset: z.coerce.number(),
      length: z.coerce.number(),
      filename: z.literal('data.warc.gz'),
    });
    for (const line of linesOf(files, 'indexes/index.cdx')) {
      const place = PlaceSchema.parse(JSON.parse(line.slice(line.indexOf('{'))));
      const record = gunzipSync(warc.subarray(place.offset, place.offset + place.length)).toString();
      expect(record).toContain(`WARC-Target-URI: ${place.url}\r\n`);
    }
    expect(gunzipSync(warc).toString()).toMatch(/^WARC\/1\.1\r\n.*WARC-Type: warcinfo/s);
  });

  it('opens on the newest revision of the report', async () => {
    const files = unzipSync((await wacz(await crawledTwice())).bytes);
    const [head, first] = linesOf(files, 'pages/pages.jsonl').map((line) =>
      z.looseObject({}).parse(JSON.parse(line)),
    );
    expect(head).toEqual({ format: 'json-pages-1.0', id: 'pages', title: 'All Pages' });
    expect(first).toMatchObject({ url: REPORT, ts: '2026-01-17T00:00:03.000Z' });
  });

  it('is the same to the byte when it is made again', async () => {
    const folder = await crawledTwice();
    expect(hashOf((await wacz(folder)).bytes)).toBe(hashOf((await wacz(folder)).bytes));
  });
});
