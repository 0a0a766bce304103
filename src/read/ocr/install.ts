import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/index.ts';
import { replaceFile } from '../../workspace/index.ts';
import { OCR_PACKAGES, ocrIn } from './component.ts';
import { ocrFault } from './runtime.ts';

/**
 * Installs text recognition into a separate folder with npm, and loads it once to check that it works here. No install script
 * is run: the packages contain everything for a processor. Run again, it repairs an installation that was cut off.
 * @param onOutput what npm says
 * @throws {Failure} `component_not_installed`
 */
export async function installOcr(folder: string, onOutput: (text: string) => void): Promise<void> {
  await mkdir(folder, { recursive: true });
  const manifest = { private: true, description: 'Text recognition of nianbao; made by nianbao doctor' };
  await replaceFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const packages = Object.entries(OCR_PACKAGES).map((pair) => pair.join('@'));
  const status = await npm(
    ['install', '--ignore-scripts', '--save-exact', '--no-audit', '--no-fund', ...packages],
    folder,
    onOutput,
  );
  if (status !== 0) throw new Failure('component_not_installed', { folder, npm_status: status });
  const fault = await ocrFault(ocrIn(folder));
  if (fault !== null) throw new Failure('component_not_installed', { folder, said: fault });
}

function npm(args: readonly string[], cwd: string, onOutput: (text: string) => void): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', [...args], {
      cwd,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', onOutput);
    child.once('error', (cause) => {
      reject(new Failure('component_not_installed', { folder: cwd, said: cause.message }, { cause }));
    });
    child.once('close', resolve);
  });
}
