import { cp, mkdir, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isThere } from '../../src/workspace/index.ts';
import { type Finished, nianbao } from '../cli/nianbao.ts';

/** In the folder of this run of the tests, whose files all see it. */
const shared = join(tmpdir(), 'nianbao-demo');
const workspace = join(shared, 'workspace');
const ended = join(shared, 'ended.json');

/** What `nianbao demo` printed when it made the workspace that all copies are of. */
export async function demoRun(): Promise<Finished> {
  const isFirst = await mkdir(shared).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    await writeFile(`${ended}.tmp`, JSON.stringify(await nianbao(['demo', '--workspace', workspace])));
    await rename(`${ended}.tmp`, ended);
  }
  while (!(await isThere(ended))) await sleep(50);
  return JSON.parse(await readFile(ended, 'utf8'));
}

/** A copy of the workspace that `nianbao demo` leaves, which is made once for a run of the tests. */
export async function demoWorkspace(): Promise<string> {
  await demoRun();
  const copy = await mkdtemp(join(tmpdir(), 'nianbao-demo-'));
  await cp(workspace, copy, { recursive: true });
  return copy;
}
