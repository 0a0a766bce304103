import { unzipSync } from 'fflate';
import type { Observation } from '../../../src/domain/index.ts';
import type { ExtractedDocument } from '../../../src/extract/extracted-document.ts';
import { Extractor } from '../../../src/extract/extractor.ts';
import { NO_CONTEXT } from '../../../src/extract/index.ts';
import type { DocumentToRead } from '../../../src/extract/opened-document.ts';
import { readRegistry } from '../../../src/registry/index.ts';
import { fixture } from '../../read/fixture.ts';
import { zip } from '../../read/office-files.ts';

const extractor = new Extractor(await readRegistry());

export const TITLE = '示范区档案局2023年政府信息公开工作年度报告';
/** The whole report as a web page. */
export const WEB_PAGE = new TextDecoder().decode(fixture('invented-2023.html'));

export function page(body: string, role: DocumentToRead['role'] = 'page'): DocumentToRead {
  const bytes = new TextEncoder().encode(body.startsWith('<!') ? body : `<html><body>${body}</body></html>`);
  return { url: `http://a.test/${role}.html`, role, bytes, contentType: 'text/html; charset=utf-8' };
}

export function attachment(name: string, bytes: Uint8Array): DocumentToRead {
  return { url: `http://a.test/${name}`, role: 'attachment', bytes, contentType: null };
}

/** The report's Word file, with some of its figures changed. */
export function wordFile(changes: Readonly<Record<string, string>> = {}): DocumentToRead {
  const files = unzipSync(fixture('invented-2023.docx'));
  const xml = new TextDecoder().decode(files['word/document.xml']);
  return attachment('report.docx', zip({ ...files, 'word/document.xml': changed(xml, changes) }));
}

/** A text in which the first occurrence of each key, which must be there, is replaced. */
export function changed(text: string, changes: Readonly<Record<string, string>>): string {
  return Object.entries(changes).reduce((so, [from, to]) => {
    if (!so.includes(from)) throw new Error(`${from} is not there`);
    return so.replace(from, to);
  }, text);
}

/** A section of the web page, from its heading to the next: `三` is the one with the requests. */
export function section(number: string): string {
  const start = WEB_PAGE.indexOf(`<h2>${number}、`);
  const next = WEB_PAGE.indexOf('<h2>', start + 1);
  return WEB_PAGE.slice(start, next === -1 ? WEB_PAGE.indexOf('</body>') : next);
}

/** What each document gave, read together. */
export async function readTogether(
  ...documents: readonly DocumentToRead[]
): Promise<readonly (readonly ExtractedDocument[])[]> {
  return (await extractor.extractTogether(documents, NO_CONTEXT)).map(({ reports }) => reports);
}

/** The one report of several documents; the others have none of their own. */
export async function joined(...documents: readonly DocumentToRead[]): Promise<ExtractedDocument> {
  const [[report] = [], ...others] = await readTogether(...documents);
  if (report === undefined || others.flat().length > 0) throw new Error('they were not joined');
  return report;
}

export function cellOf({ observations }: ExtractedDocument, measure: string): Observation | undefined {
  return observations.find((cell) => cell.measure === measure);
}

/** How many cells were taken from each document, by its number. */
export function cellsFrom({ observations }: ExtractedDocument): Readonly<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const { value, anchor } of observations) {
    if (value === null || anchor === null) continue;
    counts[anchor.document] = (counts[anchor.document] ?? 0) + 1;
  }
  return counts;
}

export function codesOf({ problems }: ExtractedDocument): string[] {
  return problems.map(({ code }) => code);
}

/** What the text of the invented report says was never meant to agree with its tables. */
export function sumsThatFail({ checks }: ExtractedDocument): string[] {
  return checks
    .filter(({ status, severity }) => severity !== 'note' && status !== 'pass')
    .map(({ id }) => id);
}
