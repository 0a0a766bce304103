import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConvertToDocx, createExtractPool, NO_CONTEXT, officeIn } from '../../../src/extract/index.ts';
import type { ExtractPool } from '../../../src/extract/worker/index.ts';
import { readRegistry } from '../../../src/registry/index.ts';
import { fixture } from '../../read/fixture.ts';
import { ole } from '../../read/office-files.ts';

const registry = await readRegistry();
/** A DOC of Word 95, which the reader does not read. */
const WORD_95 = ole({ WordDocument: Uint8Array.of(0xdc, 0xa5, 0x68, 0x00) });

async function readWith(office: ConvertToDocx | null, bytes: Uint8Array) {
  const pool: ExtractPool = createExtractPool(registry, { size: 1, office });
  try {
    const [report] = await pool.extractAll(bytes, null, NO_CONTEXT);
    return report;
  } finally {
    await pool.close();
  }
}

describe('a DOC that the reader cannot read', () => {
  const toDocx: ConvertToDocx = () => Promise.resolve(fixture('invented-2023.docx'));

  it('is read by way of LibreOffice, and says so', async () => {
    const report = await readWith(toDocx, WORD_95);
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
    for (const office of [
      null,
      () => Promise.resolve(null),
      () => Promise.resolve(new TextEncoder().encode('nothing')),
    ]) {
      expect((await readWith(office, WORD_95))?.problems.map(({ code }) => code)).toEqual(['word_too_old']);
    }
  });

  it('is not converted when it was cut off: a part of it would pass for the whole', async () => {
    const doc = fixture('invented-2023.doc');
    expect((await readWith(toDocx, doc.subarray(0, 30_000)))?.problems[0]?.code).toBe('truncated');
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

  it('that never ends is killed with all that it started, and leaves nothing behind', async () => {
    const pidFile = join(folder, 'pid');
    const office = officeIn({ NIANBAO_SOFFICE: await program(`sleep 60 & echo $! > ${pidFile}; wait`) });
    const before = await officeFolders();
    expect(await office?.(WORD_95, 500)).toBeNull();
    expect(await officeFolders()).toEqual(before);
    const started = (await readFile(pidFile, 'utf8')).trim();
    // Gone, or dead and not yet buried by its parent.
    expect(spawnSync('ps', ['-o', 'stat=', '-p', started]).stdout.toString()).toMatch(/^(?:Z.*\n)?$/);
  });

  it.runIf(officeIn(process.env) !== null)(
    'makes a DOCX of a DOC, from which the same cells are read',
    { timeout: 60_000 },
    async () => {
      const docx = await officeIn(process.env)?.(fixture('invented-2023.doc'), 50_000);
      if (!docx) throw new Error('nothing was converted');
      const [own, converted] = [
        await readWith(null, fixture('invented-2023.doc')),
        await readWith(null, docx),
      ];
      expect(converted?.observations.map(({ measure, value }) => [measure, value])).toEqual(
        own?.observations.map(({ measure, value }) => [measure, value]),
      );
    },
  );
});

async function officeFolders(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('nianbao-office-'));
}
