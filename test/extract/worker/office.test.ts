import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConvertToDocx, NO_CONTEXT, officeIn } from '../../../src/extract/index.ts';
import type { ExtractPool } from '../../../src/extract/worker/index.ts';
import { readRegistry } from '../../../src/registry/index.ts';
import { fixture } from '../../read/fixture.ts';
import { ole } from '../../read/office-files.ts';
import { createExtractPool } from '../built-extract.ts';

const registry = await readRegistry();
/** A DOC of Word 95, which the reader does not read. */
const WORD_95 = ole({ WordDocument: Uint8Array.of(0xdc, 0xa5, 0x68, 0x00) });

const pools: ExtractPool[] = [];
function poolWith(office: ConvertToDocx | null): ExtractPool {
  const pool = createExtractPool(registry, { size: 1, office });
  pools.push(pool);
  return pool;
}
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

async function readIn(pool: ExtractPool, bytes: Uint8Array) {
  const [report] = await pool.extractAll(bytes, null, NO_CONTEXT);
  return report;
}

describe('a DOC that the reader cannot read', () => {
  let converted: Uint8Array | null = null;
  const withOffice = poolWith(() => Promise.resolve(converted));
  beforeEach(() => {
    converted = fixture('invented-2023.docx');
  });

  it('is read by way of LibreOffice, and says so', async () => {
    const report = await readIn(withOffice, WORD_95);
    expect(report).toMatchObject({ isReport: true, format: 'doc' });
    expect(report?.observations.length).toBe(200);
    expect(report?.problems[0]).toEqual({
      code: 'read_by_office',
      severity: 'warning',
      facts: { reason: { code: 'word_too_old', facts: {} } },
      anchor: null,
    });
  });

  it('keeps its own reason where LibreOffice is missing, fails or finds no report', async () => {
    const codes = async (pool: ExtractPool) =>
      (await readIn(pool, WORD_95))?.problems.map(({ code }) => code);
    expect(await codes(poolWith(null))).toEqual(['word_too_old']);
    for (const none of [null, new TextEncoder().encode('nothing')]) {
      converted = none;
      expect(await codes(withOffice)).toEqual(['word_too_old']);
    }
  });

  it('is not converted when it was cut off: a part of it would pass for the whole', async () => {
    const doc = fixture('invented-2023.doc');
    expect((await readIn(withOffice, doc.subarray(0, 30_000)))?.problems[0]?.code).toBe('truncated');
  });
});

describe('LibreOffice', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nianbao-test-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function program(script: string): Promise<string> {
    const path = join(folder, 'soffice');
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
    return path;
  }

  it('is looked for on PATH, and NIANBAO_SOFFICE names another one or switches it off', async () => {
    await program('exit 0');
    expect(officeIn({ PATH: folder })).not.toBeNull();
    expect(officeIn({ PATH: folder, NIANBAO_SOFFICE: '' })).toBeNull();
    expect(officeIn({ PATH: folder, NIANBAO_SOFFICE: join(folder, 'missing') })).toBeNull();
    expect(officeIn({ PATH: join(folder, 'missing') })).toBeNull();
  });

  it('without Writer, as distributions package it in parts, is as good as none', async () => {
    const parts = join(folder, 'parts');
    await mkdir(join(parts, 'bin'), { recursive: true });
    await writeFile(join(parts, 'soffice'), '', { mode: 0o755 });
    await writeFile(join(parts, 'soffice.bin'), '');
    await symlink('../soffice', join(parts, 'bin', 'soffice'));
    expect(officeIn({ PATH: join(parts, 'bin') })).toBeNull();
    expect(officeIn({ NIANBAO_SOFFICE: join(parts, 'soffice') })).toBeNull();
    await writeFile(join(parts, 'libswlo.so'), '');
    expect(officeIn({ PATH: join(parts, 'bin') })).not.toBeNull();
  });

  it('that never ends is killed with all that it started, and leaves nothing behind', async () => {
    const started: Promise<unknown>[] = [];
    const server = createServer((socket) => {
      started.push(new Promise((resolve) => socket.on('error', resolve).on('close', resolve).resume()));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const connects = `'${process.execPath}' -e 'require("net").connect(${port}, "127.0.0.1")'`;
    const office = officeIn({ NIANBAO_SOFFICE: await program(`${connects} & wait`) });
    const before = await officeFolders();
    // It is given twice the time until what it starts has started.
    for (let timeLimit = 500; started.length === 0; timeLimit *= 2) {
      expect(await office?.(WORD_95, timeLimit)).toBeNull();
    }
    expect(await officeFolders()).toEqual(before);
    // The connection of a process that is killed closes.
    await Promise.all(started);
    server.close();
  });
});

async function officeFolders(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('nianbao-office-'));
}
