import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { load } from 'cheerio';
import { load as loadSlim } from 'cheerio/slim';
import { Extractor } from '../src/extract/extractor.ts';
import { NO_CONTEXT } from '../src/extract/index.ts';
import { readRegistry } from '../src/registry/index.ts';
import { damagedDocument, documentWith } from '../test/corpus/index.ts';

const PAGE_BYTES = 100_000;
/** Until the compiler has settled, the first rounds take twice the time of the others. */
const WARM_UP = 60;
const ROUNDS = 40;
/** Runs that are timed together, so that each kind of work pays for its own garbage. */
const BATCH = 10;
/** Greatest cost of reading a page, as a multiple of cheerio's own parsing of its HTML. */
const BOUND = 1.5;
const DOCUMENTS = 10_000;
const FIRST_LOOK = 1_000;
/** Heap that may come on between the first look and the end: caches are bounded. */
const GROWTH_BOUND = 8 * 2 ** 20;

/** Times a 100 KB report page against bare parsing of the same bytes in turns, and looks at the heap over 10,000 documents. */
export async function main(): Promise<void> {
  const registry = await readRegistry();
  const extractor = new Extractor(registry);
  const page = new TextEncoder().encode(dressed(documentWith(registry, 2, []).text));
  const bare: number[] = [];
  const slim: number[] = [];
  const whole: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const parsing = await timed(() => load(new TextDecoder().decode(page)));
    const slimParsing = await timed(() => loadSlim(new TextDecoder().decode(page)));
    const reading = await timed(() => extractor.extract(page, null, NO_CONTEXT));
    if (round < 0) continue;
    bare.push(parsing);
    slim.push(slimParsing);
    whole.push(reading);
  }
  const ratio = median(whole) / median(bare);
  console.log(`page of ${Math.round(page.length / 1000)} KB, median of ${ROUNDS} rounds of ${BATCH}`);
  console.log(`  reading ${inMs(whole)}; parsing alone: cheerio ${inMs(bare)}, cheerio/slim ${inMs(slim)}`);
  console.log(
    `  ratio to cheerio ${ratio.toFixed(2)}, bound ${BOUND}; to cheerio/slim ${(median(whole) / median(slim)).toFixed(2)}`,
  );

  let early = 0;
  for (let seed = 1; seed <= DOCUMENTS; seed += 1) {
    await extractor.extract(new TextEncoder().encode(damagedDocument(registry, seed).text), null, NO_CONTEXT);
    if (seed === FIRST_LOOK) early = heapAfterCollection();
  }
  const late = heapAfterCollection();
  console.log(`heap after ${FIRST_LOOK} documents ${inMiB(early)}, after ${DOCUMENTS} ${inMiB(late)}`);
  console.log(`peak resident set ${inMiB(process.resourceUsage().maxRSS * 1024)}`);
  if (ratio > BOUND || late - early > GROWTH_BOUND) process.exitCode = 1;
}

const LINKS = 80;
const PARAGRAPHS = 30;

/** A report page as portals serve it: 80 links around the text, 30 paragraphs, and cells with the styles that Word leaves. */
function dressed(report: string): string {
  const links = Array.from(
    { length: LINKS },
    (_, at) =>
      `<li class="nav-item"><a href="/zwgk/list_${at}.html" title="栏目${at}">政务公开栏目${at}</a></li>`,
  );
  const paragraphs = Array.from(
    { length: PARAGRAPHS },
    (_, at) =>
      `<p class="MsoNormal" style="text-indent:32.0pt;line-height:28.0pt"><span style="font-size:16.0pt;font-family:仿宋_GB2312">` +
      `第${at + 1}项工作按照年度要点推进，公开内容经过审核，公开渠道保持畅通，群众反映的问题均已答复。</span></p>`,
  );
  const page = report
    .replace('<div id="zoom">', `<ul>${links.join('\n')}</ul><div id="zoom">`)
    .replace('</body>', `${paragraphs.join('\n')}</body>`);
  const cells = page.split('<td').length - 1;
  const style =
    'border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt;mso-border-alt:solid windowtext .5pt;';
  const room = Math.floor((PAGE_BYTES - Buffer.byteLength(page)) / cells) - ' style=""'.length;
  return page.replaceAll('<td', `<td style="${style.repeat(Math.ceil(room / style.length)).slice(0, room)}"`);
}

/** Milliseconds of one run, over a batch of them. */
async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  for (let run = 0; run < BATCH; run += 1) await work();
  return (performance.now() - start) / BATCH;
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

function inMs(values: readonly number[]): string {
  return `${median(values).toFixed(2)} ms`;
}

function inMiB(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
