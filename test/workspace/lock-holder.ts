import { open, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../src/domain/index.ts';
import { failureText } from '../../src/text/index.ts';
import { withLock } from '../../src/workspace/index.ts';
import { markOf } from './lock-competitor.ts';

// A program that competes for locks. Each line on standard input is the path of one and how many milliseconds to hold it; each line on
// standard output says `held`, then `done`, `locked MESSAGE` or `shared`, where someone else held the lock at the same time.

async function hold(path: string, ms: number): Promise<string> {
  const mark = markOf(path);
  try {
    return await withLock(path, async () => {
      const file = await open(mark, 'wx').catch(() => null);
      if (file === null) return 'shared';
      await file.close();
      process.stdout.write('held\n');
      await sleep(ms);
      await rm(mark);
      return 'done';
    });
  } catch (error) {
    if (error instanceof Failure && error.code === 'workspace_locked') return `locked ${failureText(error)}`;
    return `failed ${String(error)}`;
  }
}

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const [path = '', ms] = line.split('\t');
  process.stdout.write(`${await hold(path, Number(ms))}\n`);
}
