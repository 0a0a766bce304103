import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countsOf, judge } from '../../../bench/accuracy/judge.ts';
import { readRegistry } from '../../../src/registry/index.ts';
import { type CorpusDocument, cleanDocument, damagedDocument } from '../../corpus/index.ts';
import { runsOf } from '../../property-runs.ts';
import { readAll } from './printed-page.ts';

const registry = await readRegistry();

async function counted(document: CorpusDocument) {
  return countsOf(judge(document.truths, await readAll(document.text), registry.templates));
}

it('no damaged document gives a wrong number without a flag, or loses one in silence', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
      const { wrongUnflagged, missingSilent } = await counted(damagedDocument(registry, seed));
      expect({ wrongUnflagged, missingSilent }).toEqual({ wrongUnflagged: 0, missingSilent: 0 });
    }),
    { seed: 20_250_117, numRuns: runsOf(150) },
  );
});

it('an undamaged document gives every cell', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
      const { cells, right } = await counted(cleanDocument(registry, seed));
      expect(right).toBe(cells);
    }),
    { seed: 20_250_117, numRuns: runsOf(30) },
  );
});

it('the corpus makes the same bytes of the same seed', () => {
  expect(damagedDocument(registry, 7)).toEqual(damagedDocument(registry, 7));
  expect(damagedDocument(registry, 7).text).not.toBe(damagedDocument(registry, 8).text);
});
