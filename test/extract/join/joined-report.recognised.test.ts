import { describe, expect, it } from 'vitest';
import type { ExtractedDocument } from '../../../src/extract/extracted-document.ts';
import { FormReader } from '../../../src/extract/form-reader.ts';
import { NO_CONTEXT } from '../../../src/extract/index.ts';
import { joinedReport } from '../../../src/extract/join/index.ts';
import {
  type DocumentToRead,
  type OpenedDocument,
  openDocument,
} from '../../../src/extract/opened-document.ts';
import type { Block } from '../../../src/read/document.ts';
import { readRegistry } from '../../../src/registry/index.ts';
import {
  attachment,
  cellOf,
  cellsFrom,
  changed,
  codesOf,
  page,
  section,
  sumsThatFail,
  TITLE,
  WEB_PAGE,
  wordFile,
} from './published.ts';

const forms = new FormReader(await readRegistry());
/** Of 200 cells of the form: what sums can confirm is 25 rows of seven in table 三 and fifteen in table 四. */
const [REQUESTS, REVIEW] = [175, 15];
const heading = `<h1>${TITLE}</h1>`;

/** A web page as if it had been read from a picture: every cell of it was recognised. */
async function scan(name: string, body: string, format: 'pdf' | 'picture' = 'pdf'): Promise<OpenedDocument> {
  const opened = await openDocument(attachment(name, page(body).bytes), null);
  const { document } = opened;
  if (document === null) throw new Error('it could not be read');
  const recognised = new Map(document.blocks.flatMap(anchorsOf).map((anchor) => [anchor, 0.95] as const));
  return { ...opened, format, document: { ...document, recognised } };
}

function anchorsOf(block: Block): string[] {
  return block.kind === 'paragraph' ? [block.anchor] : block.rows.flat().map((cell) => cell.anchor);
}

async function joined(
  ...documents: readonly (DocumentToRead | Promise<OpenedDocument>)[]
): Promise<ExtractedDocument> {
  const opened: OpenedDocument[] = [];
  for (const document of documents) {
    opened.push(await ('bytes' in document ? openDocument(document, null) : document));
  }
  const report = joinedReport(opened, NO_CONTEXT, forms);
  if (report === null) throw new Error('they were not joined');
  return report;
}

const flagsOf = (report: ExtractedDocument) => [
  ...new Set(report.observations.flatMap(({ flags }) => flags)),
];

describe('a page that prints its tables, and a scan of the same', () => {
  it('is what it prints; what sums confirm in the scan agrees with it', async () => {
    const report = await joined(page(WEB_PAGE), scan('1.pdf', WEB_PAGE));
    expect(cellsFrom(report)).toEqual({ 0: 200 });
    expect(flagsOf(report)).toEqual([]);
    expect(report.joined[1]?.compared).toEqual({ same: REQUESTS + REVIEW, different: 0 });
  });

  it('stays what it prints, although only the scan’s sums hold, and says so', async () => {
    const report = await joined(page(changed(WEB_PAGE, { 59762: '59726' })), scan('1.pdf', WEB_PAGE));
    expect(cellsFrom(report)).toEqual({ 0: 200 });
    expect(cellOf(report, 'requests.new.natural_person')).toMatchObject({
      value: 59726,
      flags: ['formats_disagree'],
    });
    expect(sumsThatFail(report)).not.toEqual([]);
  });

  it('is not flagged because of values that the scan’s own sums contradict', async () => {
    const report = await joined(page(WEB_PAGE), scan('1.pdf', changed(WEB_PAGE, { 59762: '59726' })));
    expect(flagsOf(report)).toEqual([]);
    expect(codesOf(report)).not.toContain('formats_disagree');
    expect(report.joined[1]?.compared).toEqual({ same: REVIEW, different: 0 });
  });

  it('is the same where the scan comes before the file that prints them', async () => {
    const report = await joined(page(heading), scan('1.pdf', WEB_PAGE), wordFile());
    expect(cellsFrom(report)).toEqual({ 2: 200 });
    expect(flagsOf(report)).toEqual([]);
  });
});

describe('a page that lacks a table, and a scan of the whole report', () => {
  it('has the table from the scan, each cell flagged as recognised there', async () => {
    const report = await joined(page(WEB_PAGE.replace(section('四'), '')), scan('1.pdf', WEB_PAGE));
    expect(cellsFrom(report)).toEqual({ 0: 200 - REVIEW, 1: REVIEW });
    const cell = cellOf(report, 'review.reconsideration.total');
    expect(cell).toMatchObject({ value: 15316, confidence: 0.95, flags: ['ocr', 'from_other_format'] });
    expect(cell?.anchor?.document).toBe(1);
  });

  it('shows what it could not confirm as raw text, and never as a value', async () => {
    const report = await joined(page(WEB_PAGE.replace(section('二'), '')), scan('1.pdf', WEB_PAGE));
    expect(cellOf(report, 'proactive.fees.fee_amount')).toMatchObject({
      value: null,
      raw: '1227.76',
      flags: ['ocr', 'ocr_rejected', 'from_other_format'],
    });
  });
});

describe('a report whose tables are only in a scan', () => {
  it('has the values that sums confirm, and takes no figure from its sentences', async () => {
    const report = await joined(page(heading), scan('1.pdf', WEB_PAGE));
    expect(cellsFrom(report)).toEqual({ 1: REQUESTS + REVIEW });
    expect(report.observations.every(({ flags }) => flags.includes('ocr'))).toBe(true);
    expect(codesOf(report)).toContain('ocr_rejected');
    expect(report.sections.length).toBeGreaterThan(0);
    expect(report.facts).toEqual([]);
  });

  it('still takes the figures of sentences that its page prints', async () => {
    const text = '<p>二、主动公开政府信息情况</p>';
    const report = await joined(page(heading + section('一') + text), scan('1.pdf', WEB_PAGE));
    expect(report.facts.length).toBeGreaterThan(0);
    expect(new Set(report.facts.map((fact) => fact.section))).toEqual(new Set([1]));
  });
});

describe('pictures that a page shows instead of text', () => {
  const cut = WEB_PAGE.indexOf('<h2>四、');
  const pictures = [
    scan('1.png', WEB_PAGE.slice(0, cut), 'picture'),
    scan('2.png', WEB_PAGE.slice(cut), 'picture'),
  ];

  it.each([
    ['under a title', heading],
    ['and nothing else', '<p><img src="1.png"></p>'],
  ])('%s are one report together', async (_, body) => {
    const report = await joined(page(body), ...pictures);
    expect([report.isReport, report.report.agency?.value]).toEqual([true, '示范区档案局']);
    expect(cellsFrom(report)).toEqual({ 1: REQUESTS, 2: REVIEW });
    expect(report.joined.map(({ document }) => document)).toEqual([0, 1, 2]);
    expect(codesOf(report)).not.toContain('needs_ocr');
  });
});
