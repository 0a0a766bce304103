import { describe, expect, it } from 'vitest';
import { rar } from '../../scripts/fixtures/rar.ts';
import { readDocument } from '../../src/read/index.ts';
import { problemMessage } from '../../src/text/index.ts';
import { fixture } from './fixture.ts';
import { docx, ole, p, zip } from './office-files.ts';
import { drawnPages, pdfOf, text } from './pdf-files.ts';

async function problemOf(bytes: Uint8Array) {
  const read = await readDocument(bytes, null);
  return read.document === null
    ? { format: read.format, code: read.problem.code, message: problemMessage(read.problem) }
    : null;
}

function cut(name: string, share = 0.6): Uint8Array {
  const bytes = fixture(name);
  return bytes.subarray(0, Math.floor(bytes.length * share));
}

const bytesOf = (content: string) => new TextEncoder().encode(content);

describe('a document that was cut off', () => {
  it.each([
    'invented-2023.docx',
    'invented-2023.doc',
    'invented-2023.xlsx',
    'invented-2023.xls',
    'invented-2023.rtf',
    'invented-2023.odt',
    'invented-2023.ods',
    'invented-2023.zip',
    'invented-2023.rar',
    'invented-2023-word.pdf',
    'invented-2023-browser-ruled.pdf',
  ])('%s is not read, and says so', async (name) => {
    expect(await problemOf(cut(name))).toMatchObject({
      code: 'truncated',
      message: expect.stringMatching(/^The document ends before it is complete; nothing of it was read\./),
    });
  });

  it('to nothing is empty', async () => {
    expect(await problemOf(new Uint8Array())).toEqual({
      format: 'unknown',
      code: 'empty_document',
      message: 'The document has no text. It has no bytes.',
    });
  });
});

describe('a document with a password', () => {
  it('is recognised in a PDF', async () => {
    const objects = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [] /Count 0 >>',
      `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`,
    ];
    const bytes = pdfOf(objects, `/Encrypt 3 0 R /ID [<${'43'.repeat(16)}> <${'43'.repeat(16)}>]`);
    expect(await problemOf(bytes)).toEqual({
      format: 'pdf',
      code: 'encrypted',
      message: 'The document is encrypted or asks for a password.',
    });
  });

  it('is recognised in a DOCX or XLSX, which Office wraps in a compound file', async () => {
    expect(await problemOf(ole({ EncryptedPackage: bytesOf('secret') }))).toMatchObject({
      code: 'encrypted',
    });
  });

  it('is recognised in a DOC by a bit of its header', async () => {
    const word = new Uint8Array(1024);
    word.set([0xec, 0xa5], 0);
    word[0x0b] = 0x01;
    expect(await problemOf(ole({ WordDocument: word, '0Table': new Uint8Array(16) }))).toMatchObject({
      format: 'doc',
      code: 'encrypted',
    });
  });

  it('is recognised in a ZIP', async () => {
    const bytes = zip({ 'a.txt': 'x' });
    bytes[6] = 1;
    expect(await problemOf(bytes)).toMatchObject({ code: 'encrypted' });
  });

  it('is recognised in a RAR by a record of its file', async () => {
    // RAR 5.0, "File encryption record": AES-256, no flags, 2^15 rounds, salt and vector.
    const record = [0x24, 1, 0, 0, 15, ...new Uint8Array(32)];
    expect(await problemOf(rar({ 'a.txt': bytesOf('x') }, { extra: record }))).toMatchObject({
      format: 'rar',
      code: 'encrypted',
    });
  });

  it('is recognised in an ODT or ODS by its manifest', async () => {
    const manifest = '<manifest:manifest><manifest:encryption-data/></manifest:manifest>';
    for (const kind of ['text', 'spreadsheet']) {
      const parts = { 'content.xml': 'secret', 'META-INF/manifest.xml': manifest };
      const bytes = zip({ mimetype: `application/vnd.oasis.opendocument.${kind}`, ...parts });
      expect(await problemOf(bytes)).toMatchObject({ code: 'encrypted' });
    }
  });
});

describe('a document made to harm', () => {
  it('that lists more files than any bundle has is not unpacked', async () => {
    const files = Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`${at}.txt`, bytesOf('x')]));
    for (const bytes of [zip(files), rar(files)]) {
      expect(await problemOf(bytes)).toMatchObject({
        code: 'too_large_inside',
        message: expect.stringContaining('More than 2000 files.'),
      });
    }
  });

  it('with archives in archives is followed to a depth of three', async () => {
    let inner = zip({ 'a.txt': '行政许可' });
    for (let depth = 0; depth < 4; depth += 1) inner = zip({ 'inner.zip': inner });
    expect(await problemOf(inner)).toMatchObject({ code: 'too_deep' });
  });

  it('that declares entities is not read', async () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>`;
    expect(await problemOf(zip({ 'word/document.xml': xml }))).toMatchObject({
      code: 'entities_refused',
      message: 'The document declares its own XML entities, which can expand without end; it was not read.',
    });
    const odt = zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': xml });
    expect(await problemOf(odt)).toMatchObject({ code: 'entities_refused' });
  });

  it('that nests tables a hundred deep is not read', async () => {
    const nested = `${'<w:tbl><w:tr><w:tc>'.repeat(100)}${p('x')}${'</w:tc></w:tr></w:tbl>'.repeat(100)}`;
    expect(await problemOf(docx(nested))).toMatchObject({ code: 'too_deep' });
    const groups = `{\\rtf1 ${'{'.repeat(2000)}x${'}'.repeat(2000)}}`;
    expect(await problemOf(bytesOf(groups))).toMatchObject({ code: 'too_deep' });
    const html = `<html><body>${'<table><tr><td>'.repeat(20_000)}x</body></html>`;
    expect(await problemOf(bytesOf(html))).toMatchObject({
      code: 'too_deep',
      message: 'The document is nested deeper than any report; it was not read.',
    });
  });

  it('that has ten thousand pages is not read', async () => {
    const kids = '3 0 R '.repeat(10_000);
    const bytes = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [${kids}] /Count 10000 >>`,
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>',
    ]);
    expect(await problemOf(bytes)).toEqual({
      format: 'pdf',
      code: 'too_large_inside',
      message: 'The document would unpack to more than any report; it was not read. 10000 pages.',
    });
  });
});

describe('a document without text', () => {
  it('that is a picture needs text recognition', async () => {
    expect(await problemOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a))).toMatchObject({
      format: 'picture',
      code: 'needs_ocr',
    });
  });

  it('that is a scanned PDF needs text recognition, even with the invisible text of a scanner', async () => {
    const picture = 'q 300 0 0 300 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n';
    const invisible = `3 Tr ${text(10, 10, '12')}`;
    for (const content of [picture, `${picture}${invisible}`]) {
      expect(await problemOf(drawnPages([content]))).toMatchObject({ code: 'needs_ocr' });
    }
  });

  it('whose fonts do not say which characters they draw is not read', async () => {
    const font =
      '<< /Type /Font /Subtype /Type0 /BaseFont /Nameless /Encoding /Identity-H /DescendantFonts [<< /Type /Font ' +
      '/Subtype /CIDFontType2 /BaseFont /Nameless /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) ' +
      '/Supplement 0 >> >>] >>';
    const content = 'BT /F 10 Tf 1 0 0 1 20 300 Tm <0a110a120a130a14> Tj ET';
    expect(await problemOf(drawnPages([content], { font }))).toEqual({
      format: 'pdf',
      code: 'no_unicode_map',
      message:
        'The fonts of the document do not say which characters they draw, so its figures cannot be read. 4 of 4 characters.',
    });
  });
});

describe('a document that is not what its name says', () => {
  it.each([
    ['Rar!\u001a\u0007', 'rar', 'truncated'],
    ['\u0001\u0002\u0000\u0003', 'unknown', 'format_unsupported'],
  ])('%j is told apart', async (content, format, code) => {
    expect(await problemOf(bytesOf(content))).toMatchObject({ format, code });
  });

  it('that asks for a login says so', async () => {
    const page = '<html><body><form>用户名<input name="u">密码<input type="password"></form></body></html>';
    expect(await problemOf(bytesOf(page))).toEqual({
      format: 'html',
      code: 'login_page',
      message: 'Instead of the document the portal sent a page that asks for a login.',
    });
  });

  it('is read as what it is', async () => {
    const table = '<table><tr><td>行政许可</td><td>7</td></tr></table>';
    const mht = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n<html>${table}</html>\r\n--b--\r\n`;
    for (const [content, format] of [
      [`<html xmlns:o="urn:schemas-microsoft-com:office:office">${table}</html>`, 'html'],
      [mht, 'mht'],
    ] as const) {
      const read = await readDocument(bytesOf(content), 'application/msword');
      expect(read.format).toBe(format);
      expect(read.document?.blocks.map((block) => block.kind)).toEqual(['table']);
    }
  });

  it('and was written by a Word from before 1997 says so', async () => {
    const word95 = Uint8Array.of(0xdc, 0xa5, 0x68, 0x00);
    const dos = Uint8Array.of(0x31, 0xbe, 0, 0, 0, 0xab);
    const word2 = Uint8Array.of(0xdb, 0xa5, 0x2d, 0);
    for (const bytes of [ole({ WordDocument: word95 }), dos, word2]) {
      expect(await problemOf(bytes)).toEqual({
        format: 'doc',
        code: 'word_too_old',
        message: 'The document was written by a Word from before 1997, whose format is not read.',
      });
    }
  });

  it('names formats that have no reader', async () => {
    expect(await problemOf(zip({ 'OFD.xml': '<x/>' }))).toMatchObject({
      format: 'ofd',
      code: 'ofd_unsupported',
    });
    expect(await problemOf(ole({ Other: bytesOf('x') }))).toMatchObject({
      format: 'ole',
      code: 'format_unsupported',
    });
  });
});
