import { join } from 'node:path';
import { readRegistry } from '../src/registry/index.ts';
import { replaceFile } from '../src/workspace/index.ts';
import { cleanDocument, DAMAGE_KINDS, damagedDocument } from '../test/corpus/index.ts';
import { accuracy } from './accuracy/accuracy.ts';
import { accuracyPage } from './accuracy/markdown.ts';
import { samplesAccuracy } from './accuracy/samples.ts';

const CLEAN = 200;
const DAMAGED = 1_000;
/** Goals: no wrong cell without a flag, none missing in silence, every cell of an undamaged form. */
const GOAL_DAMAGED = 0.995;

/** Measures how many cells are read right and writes docs/accuracy.md; exit status 1 when a goal is missed. */
export async function main(): Promise<void> {
  const registry = await readRegistry();
  const seeds = (count: number, from: number) => Array.from({ length: count }, (_, at) => from + at);
  const clean = await accuracy(
    registry,
    seeds(CLEAN, 1).map((seed) => cleanDocument(registry, seed)),
  );
  const damaged = await accuracy(
    registry,
    seeds(DAMAGED, 1001).map((seed) => damagedDocument(registry, seed)),
  );
  const samples = await samplesAccuracy(registry, join('..', 'shared', 'samples'));
  const page = accuracyPage({ clean, damaged, samples, damageKinds: DAMAGE_KINDS });
  await replaceFile(join('docs', 'accuracy.md'), page);
  console.log(page);
  const totals = [clean.all, damaged.all, ...samples.values()];
  const isMet =
    totals.every(({ wrongUnflagged, missingSilent }) => wrongUnflagged === 0 && missingSilent === 0) &&
    clean.all.right === clean.all.cells &&
    damaged.all.right >= damaged.all.cells * GOAL_DAMAGED;
  if (!isMet) process.exitCode = 1;
}
