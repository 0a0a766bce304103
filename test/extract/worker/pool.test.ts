import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Extractor } from '../../../src/extract/extractor.ts';
import { createExtractPool, NO_CONTEXT } from '../../../src/extract/index.ts';
import type { ExtractPool } from '../../../src/extract/worker/index.ts';
import { readRegistry } from '../../../src/registry/index.ts';
import { fixture } from '../../read/fixture.ts';

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

/** So many cells that reading them takes far longer than the limit of the test. */
function endless(): Uint8Array {
  return new TextEncoder().encode(
    `<table>${`<tr>${'<td>行政许可</td>'.repeat(100)}</tr>`.repeat(8_000)}</table>`,
  );
}

describe('a document that takes too long', () => {
  it('is given up, and the next one is read', async () => {
    const pool = createExtractPool(registry, { size: 1, timeLimit: 1_500, memoryLimit: 4_000 });
    try {
      expect(await codeOf(pool, endless())).toBe('reader_time_limit');
      const [report] = await read(pool, fixture('nankai-2024.html'));
      expect(report?.isReport).toBe(true);
    } finally {
      await pool.close();
    }
  });
});

describe('a page with an attachment that takes too much memory', () => {
  it('is read without it', async () => {
    const pool = createExtractPool(registry, { size: 1, memoryLimit: 200 });
    try {
      const part = { contentType: null, role: 'attachment' } as const;
      const [ofPage, ofAttachment] = await pool.extractTogether(
        [
          { ...part, role: 'page', url: 'page', bytes: fixture('nankai-2024.html') },
          { ...part, url: 'attachment', bytes: endless() },
        ],
        NO_CONTEXT,
      );
      expect(ofPage?.reports.map(({ isReport }) => isReport)).toEqual([true]);
      expect(ofAttachment?.reports[0]?.problems.map(({ code }) => code)).toEqual(['reader_memory_limit']);
    } finally {
      await pool.close();
    }
  });
});

describe('a document that takes too much memory', () => {
  it('is given up, and the next one is read', async () => {
    const pool = createExtractPool(registry, { size: 1, memoryLimit: 200 });
    try {
      expect(await codeOf(pool, endless())).toBe('reader_memory_limit');
      const [report] = await read(pool, fixture('nankai-2024.html'));
      expect(report?.isReport).toBe(true);
    } finally {
      await pool.close();
    }
  });
});
