import { describe, expect, it } from 'vitest';
import WordExtractor from 'word-extractor';
import { readDoc } from '../../src/read/doc/index.ts';
import { streamsOf } from '../../src/read/ole.ts';
import { fixture } from './fixture.ts';
import { ole } from './office-files.ts';

const NAMES = ['nankai-2024.doc', 'invented-2023.doc'];

describe.each(NAMES)('%s', (name) => {
  const bytes = fixture(name);

  it('has the same words in the same order as word-extractor finds', async () => {
    const { blocks } = readDoc(bytes);
    const own = blocks.flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : block.rows.flat().map((cell) => cell.text),
    );
    const other = await new WordExtractor().extract(Buffer.from(bytes));
    // It writes curly quotation marks as straight ones.
    const letters = (text: string) => text.replace(/["“”\s]/g, '');
    expect(letters(own.join(''))).toBe(letters(other.getBody()));
  });

  it('has the grid of its tables, with merged cells', () => {
    const tables = readDoc(bytes).blocks.filter((block) => block.kind === 'table');
    expect(tables.map((table) => [table.width, table.rows.length])).toEqual([
      [4, 14],
      [10, 28],
      [15, 4],
    ]);
    expect(tables[1]?.rows[5]?.[0]).toMatchObject({ text: '三、本年度办理结果', column: 0, rowSpan: 22 });
    expect(tables[1]?.rows[0]?.[1]).toMatchObject({ text: '申请人情况', column: 3, columnSpan: 7 });
    expect(tables[2]?.rows[1]?.[4]).toMatchObject({ text: '总计', column: 4, rowSpan: 2 });
  });
});

it('a .wps is read as the DOC that WPS writes, with the streams it adds', () => {
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  const doc = fixture('invented-2023.doc');
  const wps = ole({
    ...Object.fromEntries(streamsOf(doc)),
    '\u0005SummaryInformation': bytesOf('WPS Office_11.1.0'),
    '\u0005DocumentSummaryInformation': bytesOf('KSOProductBuildVer 2052-11.1.0'),
    WpsCustomData: bytesOf('wps'),
  });
  expect(readDoc(wps)).toEqual(readDoc(doc));
});
