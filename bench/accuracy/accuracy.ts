import type { Registry } from '../../src/domain/index.ts';
import { Extractor } from '../../src/extract/extractor.ts';
import { NO_CONTEXT } from '../../src/extract/index.ts';
import type { CorpusDocument } from '../../test/corpus/index.ts';
import { type Counts, countsOf, judge, sumOf } from './judge.ts';

/** Counts by damage; a document with several counts under each of them. `all` counts every document once. */
export interface Tally {
  readonly all: Counts;
  readonly byDamage: ReadonlyMap<string, Counts>;
}

/** Reads every document and compares the result with what the document states. */
export async function accuracy(registry: Registry, documents: Iterable<CorpusDocument>): Promise<Tally> {
  const extractor = new Extractor(registry);
  const all: Counts[] = [];
  const byDamage = new Map<string, Counts[]>();
  for (const document of documents) {
    const reports = await extractor.extractAll(new TextEncoder().encode(document.text), null, NO_CONTEXT);
    const counts = countsOf(judge(document.truths, reports, registry.templates));
    all.push(counts);
    for (const kind of document.damages) byDamage.set(kind, [...(byDamage.get(kind) ?? []), counts]);
  }
  return {
    all: sumOf(all),
    byDamage: new Map([...byDamage].map(([kind, counts]) => [kind, sumOf(counts)])),
  };
}
