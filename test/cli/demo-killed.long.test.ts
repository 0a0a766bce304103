import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { demoWorkspace } from '../shared/demo-workspace.ts';
import { exportsOf } from './exports-of.ts';
import { nianbao, nianbaoProcess } from './nianbao.ts';

it('the demo, killed again and again at any moment, ends with the same bytes', async () => {
  const workspace = await mkdtemp(join(tmpdir(), 'nianbao-killed-'));
  // From before the first request to the middle of the export, whatever the speed of the machine.
  for (const afterMs of [250, 500, 650, 800, 950, 1100, 1300, 1600, 2000, 2500, 3200, 4000]) {
    await nianbaoProcess(['demo', '--workspace', workspace], { killAfterMs: afterMs });
  }
  const { status } = await nianbao(['demo', '--workspace', workspace]);
  expect(status).toBe(0);
  expect(await exportsOf(workspace)).toEqual(await exportsOf(await demoWorkspace()));
});
