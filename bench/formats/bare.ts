import XLSX from '@e965/xlsx';
import { load } from 'cheerio/slim';
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import WordExtractor from 'word-extractor';
import { pdfium } from '../../src/read/pdf/pdfium.ts';

/** What the libraries alone need to read the contents of a file, without any further work. */
export type BareCall = (bytes: Uint8Array) => unknown;

export const BARE: Readonly<Record<string, BareCall>> = {
  html: (bytes) => load(new TextDecoder().decode(bytes)),
  docx: (bytes) => bareXml(bytes, 'word/document.xml'),
  odt: (bytes) => bareXml(bytes, 'content.xml'),
  ods: (bytes) => bareXml(bytes, 'content.xml'),
  doc: (bytes) => new WordExtractor().extract(Buffer.from(bytes)),
  xls: (bytes) => XLSX.read(bytes, { type: 'array' }),
  xlsx: (bytes) => XLSX.read(bytes, { type: 'array' }),
  pdf: bareText,
};

function bareXml(bytes: Uint8Array, part: string): void {
  const xml = unzipSync(bytes, { filter: ({ name }) => name === part })[part];
  new SaxesParser().write(new TextDecoder().decode(xml)).close();
}

/** The text of every page, and how many things are drawn on it. */
async function bareText(bytes: Uint8Array): Promise<number> {
  const library = await pdfium();
  const { api } = library;
  let objects = 0;
  library.eachPage(bytes, (page) => {
    const text = api.FPDFText_LoadPage(page);
    const count = api.FPDFText_CountChars(text);
    const room = api.pdfium.wasmExports.malloc(2 * (count + 1));
    api.FPDFText_GetText(text, 0, count, room);
    objects += count + api.FPDFPage_CountObjects(page);
    api.pdfium.wasmExports.free(room);
    api.FPDFText_ClosePage(text);
  });
  return objects;
}
