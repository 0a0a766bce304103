import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { load } from 'cheerio/slim';
import { Extractor, NO_CONTEXT } from '../src/extract/index.ts';
import { readRegistry } from '../src/registry/index.ts';
import { damagedDocument, documentWith } from './corpus/index.ts';

const PAGE_BYTES = 100_000;
const WARM_UP = 100;
const ROUNDS = 300;
/** Reading a page may cost at most so many times what parsing its HTML costs. */
const BOUND = 1.5;
const DOCUMENTS = 10_000;
const FIRST_LOOK = 1_000;
/** Heap that may come on between the first look and the end: caches are bounded. */
const GROWTH_BOUND = 8 * 2 ** 20;

/** Times a 100 KB report page against bare parsing of the same bytes in turns, and looks at the heap over 10,000 documents. */
export async function main(): Promise<void> {
  const registry = await readRegistry();
  const extractor = new Extractor(registry);
  const page = new TextEncoder().encode(paddedPage(documentWith(registry, 2, []).text));
  const bare: number[] = [];
  const whole: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const parsing = timed(() => load(new TextDecoder().decode(page)));
    const reading = timed(() => extractor.extract(page, null, NO_CONTEXT));
    if (round < 0) continue;
    bare.push(parsing);
    whole.push(reading);
  }
  const ratio = median(whole) / median(bare);
  console.log(`page of ${Math.round(page.length / 1000)} KB, median of ${ROUNDS} rounds`);
  console.log(`  parsing alone ${median(bare).toFixed(2)} ms, reading ${median(whole).toFixed(2)} ms`);
  console.log(`  ratio ${ratio.toFixed(2)}, bound ${BOUND}`);

  let early = 0;
  for (let seed = 1; seed <= DOCUMENTS; seed += 1) {
    extractor.extract(new TextEncoder().encode(damagedDocument(registry, seed).text), null, NO_CONTEXT);
    if (seed === FIRST_LOOK) early = heapAfterCollection();
  }
  const late = heapAfterCollection();
  console.log(`heap after ${FIRST_LOOK} documents ${inMiB(early)}, after ${DOCUMENTS} ${inMiB(late)}`);
  console.log(`peak resident set ${inMiB(process.resourceUsage().maxRSS * 1024)}`);
  if (ratio > BOUND || late - early > GROWTH_BOUND) process.exitCode = 1;
}

/** A report page as portals serve it: most of its bytes are navigation, styles and narrative, not tables. */
function paddedPage(report: string): string {
  const link = (number: number) =>
    `<li class="nav-item"><a href="/zwgk/list_${number}.html" title="栏目${number}">政务公开栏目${number}</a></li>\n`;
  const paragraph = (number: number) =>
    `<p style="text-indent: 2em; line-height: 2;"><span style="font-family: 仿宋_GB2312; font-size: 16pt;">第${number}项工作按照年度要点推进，` +
    `公开内容经过审核，公开渠道保持畅通，群众反映的问题均已答复。</span></p>\n`;
  let navigation = '';
  let narrative = '';
  for (let number = 1; Buffer.byteLength(report + navigation + narrative) < PAGE_BYTES; number += 1) {
    navigation += link(number);
    narrative += paragraph(number);
  }
  return report
    .replace('<div id="zoom">', `<ul>${navigation}</ul><div id="zoom">`)
    .replace('</body>', `${narrative}</body>`);
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}

function inMiB(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
