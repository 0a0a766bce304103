import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { UrlState } from '../../src/domain/index.ts';
import { workspaceAt, writeJsonLines } from '../../src/workspace/index.ts';
import { ENTRY_PATH } from './site.ts';

const PORTAL = 'p0';
const CAPTURED_AT = '2025-01-17T01:02:03.456Z';
const WARC = `nianbao-${PORTAL}-20250117010203-00000.warc.gz`;
const RECORD_LENGTH = 8_000;

/** Leaves a workspace as a portal with so many reports leaves it, without the WARC file: its index says that it is closed. */
export async function writeOldStates(root: string, count: number): Promise<void> {
  const workspace = workspaceAt(root);
  const archive = workspace.archive(PORTAL);
  await mkdir(archive, { recursive: true });
  await writeJsonLines(workspace.urlStates(PORTAL), each(count, stateOf));
  await pipeline(Readable.from(each(count, indexLine)), createWriteStream(join(archive, 'index.cdxj')));
  await writeFile(join(archive, 'SHA256SUMS'), `${digestOf('')}  ${WARC}\n`);
}

function* each<T>(count: number, item: (at: number) => T): Generator<T> {
  for (let at = 0; at < count; at += 1) yield item(at);
}

/** Numbers of one length, so that their order is that of the addresses. */
function pathOf(at: number): string {
  return `${ENTRY_PATH}old/t${String(at).padStart(8, '0')}.html`;
}

function stateOf(at: number): UrlState {
  return {
    portal: PORTAL,
    url: `http://${PORTAL}.test${pathOf(at)}`,
    role: 'report',
    status: 'fetched',
    reason: null,
    facts: {},
    http_status: 200,
    parent: `http://${PORTAL}.test${ENTRY_PATH}old/`,
    context: { agency: '区教育局', title: '区教育局2024年政府信息公开工作年度报告', listed_on: '2025-01-17' },
    sha256: digestOf(pathOf(at)),
    run: '20250117T010203000Z',
    checked_at: CAPTURED_AT,
  };
}

function indexLine(at: number): string {
  const sha256 = digestOf(pathOf(at));
  const fields = {
    url: `http://${PORTAL}.test${pathOf(at)}`,
    mime: 'text/html',
    status: '200',
    digest: `sha256:${sha256}`,
    length: String(RECORD_LENGTH),
    offset: String(at * RECORD_LENGTH),
    filename: WARC,
    captured_at: CAPTURED_AT,
    content_type: 'text/html; charset=utf-8',
    etag: null,
    last_modified: null,
    location: null,
    sha256,
    bytes: 20_000,
    revisit: false,
  };
  return `test,${PORTAL})${pathOf(at)} 20250117010203 ${JSON.stringify(fields)}\n`;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
