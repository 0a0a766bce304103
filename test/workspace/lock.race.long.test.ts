import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { withLock } from '../../src/workspace/index.ts';
import { Competitor, markOf } from './lock-competitor.ts';

const started: Competitor[] = [];
afterAll(() => Promise.all(started.map((competitor) => competitor.kill())));

async function competitors(count: number): Promise<Competitor[]> {
  const made = Array.from({ length: count }, () => new Competitor());
  started.push(...made);
  for (const competitor of made) expect(await competitor.says()).toBe('ready');
  return made;
}

/** What is at the path of the lock when a round begins; undefined: nothing. */
const FOUND = [undefined, `${process.pid}\n`, '', 'x'.repeat(50_000)];
const ROUNDS = 60;

it('six that want it at the same moment never hold it together, and one of them gets it', async () => {
  const six = await competitors(6);
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-race-'));
  for (let round = 0; round < ROUNDS; round += 1) {
    const path = join(folder, String(round), 'nianbao.lock');
    await mkdir(join(folder, String(round)));
    const found = FOUND[round % FOUND.length];
    if (found !== undefined) await writeFile(path, found);
    for (const competitor of six) competitor.tell(path, 20);
    const outcomes = await Promise.all(six.map((competitor) => competitor.outcome()));
    expect(outcomes.map((outcome) => outcome.split(' ')[0]).sort()).toEqual(expect.arrayContaining(['done']));
    expect(outcomes.filter((outcome) => !/^(?:done|locked)\b/.test(outcome))).toEqual([]);
  }
});

it('is free at once, each time that its holder is killed', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'nianbao-killed-')), 'nianbao.lock');
  for (let round = 0; round < 10; round += 1) {
    const [victim] = await competitors(1);
    victim?.tell(path, 1_000_000);
    expect(await victim?.says()).toBe('held');
    await victim?.kill();
    await rm(markOf(path));
    expect(await withLock(path, () => Promise.resolve('taken'))).toBe('taken');
  }
});
