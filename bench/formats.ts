import { readFile } from 'node:fs/promises';
import { peakOf } from './formats/peak.ts';
import { compareSizes } from './formats/throughput.ts';
import { timeApart } from './formats/time-apart.ts';
import type { Timing } from './formats/timing.ts';

/** Bounds for the median, in milliseconds; of a PDF for each page. */
const BOUNDS: Readonly<Record<string, number>> = { docx: 10, doc: 25, pdf: 15 };
/** Endings of the invented report of test/fixtures/documents, with the pages that a bound counts. */
const FILES = [
  { ending: '.html', format: 'html', pages: 1 },
  { ending: '.mht', format: 'mht', pages: 1 },
  { ending: '.txt', format: 'text', pages: 1 },
  { ending: '.docx', format: 'docx', pages: 1 },
  { ending: '.odt', format: 'odt', pages: 1 },
  { ending: '.doc', format: 'doc', pages: 1 },
  { ending: '.rtf', format: 'rtf', pages: 1 },
  { ending: '.xls', format: 'xls', pages: 1 },
  { ending: '.xlsx', format: 'xlsx', pages: 1 },
  { ending: '.ods', format: 'ods', pages: 1 },
  { ending: '.zip', format: 'zip', pages: 1 },
  { ending: '.rar', format: 'rar', pages: 1 },
  { ending: '-word.pdf', format: 'pdf', pages: 2 },
  { ending: '-browser-ruled.pdf', format: 'pdf', pages: 2 },
  { ending: '-browser-bare.pdf', format: 'pdf', pages: 2 },
] as const;

/** Times each reader, warm, against the bare call of its library, and the pool with two readers against one. Prints Markdown. */
export async function main(): Promise<void> {
  console.log(`peak of the program without a document: ${(await peakOf(null)).toFixed(0)} MiB\n`);
  console.log(
    '| document | median ms | p95 ms | CPU ms | × the library alone, by CPU | bound ms | peak MiB |',
  );
  console.log('|---|---:|---:|---:|---:|---:|---:|');
  const documents: Uint8Array[] = [];
  for (const { ending, format, pages } of FILES) {
    const path = `test/fixtures/documents/invented-2023${ending}`;
    documents.push(new Uint8Array(await readFile(path)));
    const [own, library] = await timeApart(path, format);
    if (own !== undefined) printRow(ending, format, pages, own, library, await peakOf(path));
  }
  await compareSizes(documents);
}

function printRow(
  ending: string,
  format: string,
  pages: number,
  own: Timing,
  library: Timing | undefined,
  peak: number,
): void {
  const bound = BOUNDS[format];
  const isMissed = bound !== undefined && own.median / pages > bound;
  const cells = [
    pages === 1 ? ending : `${ending}, a page of ${pages}`,
    ...[own.median, own.p95, own.cpu].map((time) => (time / pages).toFixed(1)),
    library === undefined ? '–' : (own.cpu / library.cpu).toFixed(2),
    bound === undefined ? '–' : `${bound}${isMissed ? ' **missed**' : ''}`,
    peak.toFixed(0),
  ];
  console.log(`| ${cells.join(' | ')} |`);
  if (isMissed) process.exitCode = 1;
}
