import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { createExtractPool, NO_CONTEXT } from '../src/extract/index.ts';
import { readDocument } from '../src/extract/read/index.ts';
import { readRegistry } from '../src/registry/index.ts';
import { BARE } from './formats/bare.ts';
import { timeInTurns } from './formats/timing.ts';

const WARM_UP = 60;
const ROUNDS = 100;
/** Bounds for the median, in milliseconds; of a PDF for each page. */
const BOUNDS: Readonly<Record<string, number>> = { docx: 10, doc: 25, pdf: 15 };
/** Files of test/fixtures/documents, with their pages where a bound counts them. */
const FILES = [
  { file: 'invented-2023.html', format: 'html', pages: 1 },
  { file: 'invented-2023.docx', format: 'docx', pages: 1 },
  { file: 'invented-2023.doc', format: 'doc', pages: 1 },
  { file: 'invented-2023.rtf', format: 'rtf', pages: 1 },
  { file: 'invented-2023.xls', format: 'xls', pages: 1 },
  { file: 'invented-2023.xlsx', format: 'xlsx', pages: 1 },
  { file: 'invented-2023-word.pdf', format: 'pdf', pages: 2 },
  { file: 'invented-2023-browser-ruled.pdf', format: 'pdf', pages: 2 },
  { file: 'invented-2023-browser-bare.pdf', format: 'pdf', pages: 2 },
];

/** Documents for the throughput: each of the files so many times. */
const COPIES = 40;
const READERS = 2;
const SPEED_UP_BOUND = 1.7;

/** Times each reader, warm, against the bare call of its library, and the pool with two readers against one. */
export async function main(): Promise<void> {
  const files = await Promise.all(
    FILES.map(async (entry) => ({
      ...entry,
      bytes: new Uint8Array(
        await readFile(fileURLToPath(new URL(`../test/fixtures/documents/${entry.file}`, import.meta.url))),
      ),
    })),
  );
  for (const { file, format, pages, bytes } of files) {
    const bare = BARE[format];
    const works = [() => readDocument(bytes, null), ...(bare === undefined ? [] : [() => bare(bytes)])];
    const [own, library] = await timeInTurns(works, WARM_UP, ROUNDS);
    if (own === undefined) continue;
    const ratio =
      library === undefined ? '' : `, ${(own.median / library.median).toFixed(2)} x the library alone`;
    const bound = (BOUNDS[format] ?? Number.POSITIVE_INFINITY) * pages;
    const verdict = own.median <= bound ? '' : `  OVER ${bound} ms`;
    console.log(
      `${file.padEnd(34)} median ${own.median.toFixed(1).padStart(6)} ms, p95 ${own.p95.toFixed(1).padStart(6)} ms${ratio}${verdict}`,
    );
    if (own.median > bound) process.exitCode = 1;
  }
  await compareSizes(files.map(({ bytes }) => bytes));
  console.log(`peak resident set ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
}

async function compareSizes(documents: readonly Uint8Array[]): Promise<void> {
  const one = await documentsPerSecond(documents, 1);
  const two = await documentsPerSecond(documents, READERS);
  console.log(
    `pool: ${one.toFixed(0)} documents/s with 1 reader, ${two.toFixed(0)} with ${READERS}: ${(two / one).toFixed(2)} x`,
  );
  if (two / one < SPEED_UP_BOUND) process.exitCode = 1;
}

async function documentsPerSecond(documents: readonly Uint8Array[], size: number): Promise<number> {
  const pool = createExtractPool(await readRegistry(), { size });
  const run = async (copies: number) => {
    const all = Array.from({ length: copies }, () => documents).flat();
    await Promise.all(all.map((bytes) => pool.extractAll(bytes, null, NO_CONTEXT)));
    return all.length;
  };
  try {
    // Readers start, load the libraries and warm up.
    await run(COPIES / 4);
    const start = performance.now();
    const count = await run(COPIES);
    return (count * 1000) / (performance.now() - start);
  } finally {
    await pool.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
