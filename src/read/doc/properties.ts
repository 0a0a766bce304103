import type { Binary } from './binary.ts';

/** A single property modifier: what it changes, and where its operand is ([MS-DOC] 2.6). */
export interface Sprm {
  readonly code: number;
  readonly operand: Binary;
}

/** Runs of the WordDocument stream with one set of properties each. */
export interface PropertyRun {
  readonly from: number;
  readonly to: number;
  readonly sprms: readonly Sprm[];
}

const PAGE = 512;
const PAGE_NUMBER_MASK = 0x3fffff;
const DEFINES_TABLE = 0xd608;
const CHANGES_TABS = 0xc615;
/** sprmPHugePapx: the properties are too long for their page and are in the stream Data. */
const HUGE = new Set([0x6645, 0x6646]);

/** Character properties: PlcBteChpx, then ChpxFkp ([MS-DOC] 2.8.5, 2.9.33). */
export function characterRuns(word: Binary, table: Binary): PropertyRun[] {
  return runsOf(word, table, 0xfa, (page, run, count) => {
    const at = page.u8(4 * (count + 1) + run) * 2;
    return at === 0 ? [] : sprmsOf(page.slice(at + 1, page.u8(at)));
  });
}

/** Paragraph and row properties: PlcBtePapx, then PapxFkp ([MS-DOC] 2.8.6, 2.9.174). */
export function paragraphRuns(word: Binary, table: Binary, data: Binary | null): PropertyRun[] {
  return runsOf(word, table, 0x102, (page, run, count) => {
    const at = page.u8(4 * (count + 1) + 13 * run) * 2;
    if (at === 0) return [];
    const words = page.u8(at);
    const [start, length] = words === 0 ? [at + 2, page.u8(at + 1) * 2] : [at + 1, words * 2 - 1];
    // The first two bytes name the style.
    return sprmsOf(page.slice(start + 2, Math.max(0, length - 2))).flatMap((sprm) => unfolded(sprm, data));
  });
}

function unfolded(sprm: Sprm, data: Binary | null): readonly Sprm[] {
  if (!HUGE.has(sprm.code) || data === null) return [sprm];
  const at = sprm.operand.u32(0);
  return sprmsOf(data.slice(at + 2, data.u16(at)));
}

function runsOf(
  word: Binary,
  table: Binary,
  fcOffset: number,
  read: (page: Binary, run: number, count: number) => readonly Sprm[],
): PropertyRun[] {
  const start = word.u32(fcOffset);
  const pages = Math.floor((word.u32(fcOffset + 4) - 4) / 8);
  const runs: PropertyRun[] = [];
  for (let index = 0; index < pages; index += 1) {
    const number = table.u32(start + 4 * (pages + 1) + 4 * index) & PAGE_NUMBER_MASK;
    const page = word.slice(number * PAGE, PAGE);
    const count = page.u8(PAGE - 1);
    for (let run = 0; run < count; run += 1) {
      runs.push({ from: page.u32(4 * run), to: page.u32(4 * (run + 1)), sprms: read(page, run, count) });
    }
  }
  return runs;
}

function sprmsOf(properties: Binary): Sprm[] {
  const sprms: Sprm[] = [];
  let at = 0;
  while (at + 2 < properties.length) {
    const code = properties.u16(at);
    const { skip, length } = operandOf(code, properties, at + 2);
    if (at + 2 + skip + length > properties.length) break;
    sprms.push({ code, operand: properties.slice(at + 2 + skip, length) });
    at += 2 + skip + length;
  }
  return sprms;
}

/** Bits 13 to 15 of the code give the length of the operand; two kinds contain it themselves. */
function operandOf(
  code: number,
  properties: Binary,
  at: number,
): { readonly skip: number; readonly length: number } {
  if (code === DEFINES_TABLE) return { skip: 2, length: properties.u16(at) - 1 };
  const size = [1, 1, 2, 4, 2, 2, null, 3][code >> 13] ?? null;
  if (size !== null) return { skip: 0, length: size };
  const stated = properties.u8(at);
  if (code === CHANGES_TABS && stated === 255) {
    const deleted = properties.u8(at + 1);
    return { skip: 1, length: 2 + 4 * deleted + 3 * properties.u8(at + 2 + 4 * deleted) };
  }
  return { skip: 1, length: stated };
}
