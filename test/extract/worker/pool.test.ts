import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Extractor } from '../../../src/extract/extractor.ts';
import { NO_CONTEXT } from '../../../src/extract/index.ts';
import type { ExtractPool } from '../../../src/extract/worker/index.ts';
import { readRegistry } from '../../../src/registry/index.ts';
import { fixture } from '../../read/fixture.ts';
import { createExtractPool } from '../built-extract.ts';

const registry = await readRegistry();
const read = (pool: ExtractPool, bytes: Uint8Array) => pool.extractAll(bytes, null, NO_CONTEXT);
const codeOf = async (pool: ExtractPool, bytes: Uint8Array) =>
  (await read(pool, bytes))[0]?.problems[0]?.code;

describe('documents read in other processes', () => {
  let pool: ExtractPool;
  beforeAll(() => {
    pool = createExtractPool(registry, { size: 2 });
  });
  afterAll(() => pool.close());

  it('give the same as without', async () => {
    const names = [
      'nankai-2024.docx',
      'nankai-2024.doc',
      'nankai-2024-word.pdf',
      'nankai-2024.html',
      'nankai-2024.xls',
    ];
    const extractor = new Extractor(registry);
    const alone = await Promise.all(
      names.map((name) => extractor.extractAll(fixture(name), null, NO_CONTEXT)),
    );
    expect(await Promise.all(names.map((name) => read(pool, fixture(name))))).toEqual(alone);
  });

  it('that are too large are not even given to a reader', async () => {
    expect(await codeOf(pool, new Uint8Array(130 * 2 ** 20))).toBe('too_large_to_read');
  });
});
