import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { extractStage, mainJob } from '../../src/cli/commands/run.ts';
import type { CommandContext } from '../../src/cli/context.ts';

let workspace: string;
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'nianbao-stages-'));
});
afterAll(() => rm(workspace, { recursive: true }));

/** A machine on which no command may look for a browser. */
const context: CommandContext = {
  terminal: { out: () => undefined, err: () => undefined, width: null, outWidth: null },
  env: {
    get NIANBAO_CHROMIUM(): string {
      throw new Error('looked for a browser');
    },
  },
  cwd: '/',
  now: () => new Date(0),
  random: () => 0.5,
  signal: new AbortController().signal,
};

it('a stage after the crawl looks for no browser, and the main job does', async () => {
  const options = { workspace, portal: ['tianjin-nankai'] };
  await expect(extractStage(options, context)).rejects.toMatchObject({ code: 'nothing_crawled' });
  await expect(mainJob(options, context)()).rejects.toThrow('looked for a browser');
});
