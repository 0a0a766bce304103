import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startProcess } from './nianbao.ts';

it('npm start ends with the status of the command, and passes signals on', async () => {
  const workspace = ['--workspace', await mkdtemp(join(tmpdir(), 'nianbao-start-'))];
  const none = await startProcess(['load', ...workspace]);
  expect(none).toMatchObject({ status: 2, out: '' });
  expect(none.err).toContain('nianbao: nothing_crawled\n');
  const schedule = ['schedule', '--cron', '0 3 1 1 *', ...workspace];
  const stopped = await startProcess(schedule, { stopOn: { out: /next run/, signal: 'SIGTERM' } });
  expect(stopped).toMatchObject({ status: 143, signal: null });
});
