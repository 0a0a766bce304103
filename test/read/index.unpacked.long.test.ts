import { expect, it } from 'vitest';
import { rar } from '../../scripts/fixtures/rar.ts';
import { readDocument } from '../../src/read/index.ts';
import { problemMessage } from '../../src/text/index.ts';
import { zip } from './office-files.ts';

async function problemOf(bytes: Uint8Array) {
  const read = await readDocument(bytes, null);
  return read.document === null
    ? { format: read.format, code: read.problem.code, message: problemMessage(read.problem) }
    : null;
}

const bytesOf = (content: string) => new TextEncoder().encode(content);

it('a document that unpacks to a gigabyte is not unpacked', async () => {
  const zeros = new Uint8Array(120 * 2 ** 20);
  expect(await problemOf(zip({ 'word/document.xml': zeros }))).toEqual({
    format: 'docx',
    code: 'too_large_inside',
    message:
      'The document would unpack to more than any report; it was not read. word/document.xml: 125829120 bytes.',
  });
  expect(await problemOf(zip({ 'xl/workbook.xml': 'x', 'xl/worksheets/sheet1.xml': zeros }))).toMatchObject({
    format: 'xlsx',
    code: 'too_large_inside',
  });
  expect(await problemOf(zip({ 'report.txt': zeros }))).toMatchObject({ code: 'too_large_inside' });
  const odt = zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': zeros });
  expect(await problemOf(odt)).toMatchObject({ format: 'odt', code: 'too_large_inside' });
  const liar = rar({ 'report.txt': bytesOf('x') }, { size: 2 ** 32 + 1 });
  expect(await problemOf(liar)).toMatchObject({ format: 'rar', code: 'too_large_inside' });
});
