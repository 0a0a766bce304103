import { describe, expect, it } from 'vitest';
import { NO_CONTEXT } from '../../../src/extract/index.ts';
import type { ExtractPool } from '../../../src/extract/worker/index.ts';
import { readRegistry } from '../../../src/registry/index.ts';
import { fixture } from '../../read/fixture.ts';
import { createExtractPool } from '../built-extract.ts';

const registry = await readRegistry();
const read = (pool: ExtractPool, bytes: Uint8Array) => pool.extractAll(bytes, null, NO_CONTEXT);
const codeOf = async (pool: ExtractPool, bytes: Uint8Array) =>
  (await read(pool, bytes))[0]?.problems[0]?.code;

/** A table of a hundred columns. Reading 8,000 rows takes a gigabyte of memory, and 40,000 half a minute of a processor. */
function endless(rows: number): Uint8Array {
  return new TextEncoder().encode(
    `<table>${`<tr>${'<td>行政许可</td>'.repeat(100)}</tr>`.repeat(rows)}</table>`,
  );
}

/** Long enough for a report on the busiest machine. */
const SECONDS = 10_000;
/** On a busy machine, time must not run out before memory does. */
const HOUR = 3_600_000;

describe('a document that takes too long', () => {
  it('is given up, and the next one is read', async () => {
    const pool = createExtractPool(registry, { size: 1, timeLimit: SECONDS, memoryLimit: 4_000 });
    try {
      expect(await codeOf(pool, endless(40_000))).toBe('reader_time_limit');
      const [report] = await read(pool, fixture('nankai-2024.html'));
      expect(report?.isReport).toBe(true);
    } finally {
      await pool.close();
    }
  });
});

describe('a page with an attachment that takes too much memory', () => {
  it('is read without it', async () => {
    const pool = createExtractPool(registry, { size: 1, timeLimit: HOUR, memoryLimit: 200 });
    try {
      const part = { contentType: null, role: 'attachment' } as const;
      const [ofPage, ofAttachment] = await pool.extractTogether(
        [
          { ...part, role: 'page', url: 'page', bytes: fixture('nankai-2024.html') },
          { ...part, url: 'attachment', bytes: endless(8_000) },
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
    const pool = createExtractPool(registry, { size: 1, timeLimit: HOUR, memoryLimit: 200 });
    try {
      expect(await codeOf(pool, endless(8_000))).toBe('reader_memory_limit');
      const [report] = await read(pool, fixture('nankai-2024.html'));
      expect(report?.isReport).toBe(true);
    } finally {
      await pool.close();
    }
  });
});
