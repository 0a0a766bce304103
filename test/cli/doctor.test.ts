import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findingsOn, type Surroundings } from '../../src/cli/machine.ts';
import { nianbao } from './nianbao.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-doctor-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const AnswerSchema = z.object({
  ready: z.boolean(),
  findings: z.array(
    z.object({
      id: z.string(),
      state: z.enum(['ok', 'missing']),
      needed: z.boolean(),
      found: z.string(),
      action: z.string().nullable(),
    }),
  ),
});

/** A machine on which nothing optional is installed. */
function bare(change: Partial<Surroundings> = {}): Surroundings {
  return {
    nodeVersion: '20.1.0',
    workspace: join(folder, 'workspace'),
    browser: null,
    office: null,
    ocr: { state: 'missing' },
    ...change,
  };
}

async function find(id: string, change: Partial<Surroundings> = {}) {
  const found = (await findingsOn(bare(change))).find((finding) => finding.id === id);
  if (found === undefined) throw new Error(`no finding ${id}`);
  return found;
}

async function program(name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(folder, { recursive: true });
  await writeFile(path, '#!/bin/sh\n', { mode: 0o755 });
  return path;
}

describe('doctor', () => {
  it('finds a machine ready that lacks only optional parts, and says what they would be for', async () => {
    const { status, out } = await nianbao(['doctor', '--workspace', join(folder, 'workspace')]);
    expect(status).toBe(0);
    expect(out).toContain('Everything that the main job needs is there.');
    expect(out).toMatch(/ok +Node\.js/);
  });

  it('prints the same for programs', async () => {
    const { status, out } = await nianbao(['doctor', '--json', '--workspace', join(folder, 'workspace')]);
    const { ready, findings } = AnswerSchema.parse(JSON.parse(out));
    expect([status, ready]).toEqual([0, true]);
    expect(findings.map(({ id }) => id)).toEqual([
      'node',
      'registry',
      'workspace',
      'disk',
      'browser',
      'office',
      'ocr',
    ]);
  });

  it('finds a machine not ready whose workspace cannot be written, with status 1', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const { status, out } = await nianbao(['doctor', '--workspace', join(file, 'below')]);
    expect(status).toBe(1);
    expect(out).toMatch(/missing +Workspace/);
    expect(out).toContain('NIANBAO_WORKSPACE');
  });

  it('installs nothing that it does not know', async () => {
    const { status, err } = await nianbao(['doctor', '--install', 'everything']);
    expect(status).toBe(2);
    expect(err).toContain('Allowed choices are ocr');
  });
});

describe('what doctor looks for', () => {
  it('is Node.js of a version that the program runs on', async () => {
    expect(await find('node', { nodeVersion: '18.19.0' })).toMatchObject({ state: 'missing', needed: true });
    expect(await find('node', { nodeVersion: '22.3.0' })).toMatchObject({ state: 'ok', found: '22.3.0' });
  });

  it('is a browser, and says so when the one that is named is no program', async () => {
    const browser = await program('chromium');
    expect(await find('browser', { browser })).toMatchObject({ state: 'ok', found: browser });
    const gone = join(folder, 'gone');
    expect(await find('browser', { browser: gone })).toMatchObject({ state: 'missing', needed: false });
    expect((await find('browser', { browser: gone })).found).toContain(gone);
    expect(await find('browser')).toMatchObject({ state: 'missing', needed: false, found: 'none' });
  });

  it('is LibreOffice, without which the main job can be done', async () => {
    const office = await program('soffice');
    expect(await find('office', { office })).toMatchObject({ state: 'ok', found: office });
    const missing = await find('office');
    expect(missing).toMatchObject({ state: 'missing', needed: false });
    expect(missing.action).toContain('NIANBAO_SOFFICE');
  });

  it('is text recognition, with the reason where it is there but of no use', async () => {
    expect((await find('ocr')).action).toContain('nianbao doctor --install ocr');
    const unusable = { state: 'unusable', reason: 'sharp is 0.1.0, not 0.33.5' } as const;
    expect((await find('ocr', { ocr: unusable })).found).toBe('sharp is 0.1.0, not 0.33.5');
  });
});
