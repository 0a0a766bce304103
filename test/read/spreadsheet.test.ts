import XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anchorAt } from '../../src/read/sheet-blocks.ts';
import { readSpreadsheet } from '../../src/read/spreadsheet.ts';
import { zip } from './office-files.ts';

type Rows = readonly (readonly (string | number | null)[])[];

function xlsx(
  sheets: Readonly<Record<string, Rows>>,
  merges: readonly string[] = [],
  formats: Readonly<Record<string, string>> = {},
) {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = XLSX.utils.aoa_to_sheet(
      rows.map((row) => [...row]),
      { sheetStubs: true },
    );
    sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
    for (const [address, format] of Object.entries(formats)) sheet[address].z = format;
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  return z.instanceof(Uint8Array).parse(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }));
}

describe('a spreadsheet', () => {
  it('is paragraphs where a row has one cell, and tables elsewhere', () => {
    const bytes = xlsx({ 表: [['年度报告'], ['行政许可', 7], ['行政处罚', 51]] });
    expect(readSpreadsheet(bytes).blocks).toMatchObject([
      { kind: 'paragraph', text: '年度报告', anchor: 'sheet 表, cell A1' },
      {
        kind: 'table',
        width: 2,
        rows: [
          [{ text: '行政许可' }, { text: '7', anchor: 'sheet 表, cell B2' }],
          [{}, { text: '51' }],
        ],
      },
    ]);
  });

  it('prints numbers as the sheet shows them', () => {
    const bytes = xlsx(
      {
        s: [
          ['a', 7730.277],
          ['b', 0.5],
        ],
      },
      [],
      { B1: '#,##0.00', B2: '0%' },
    );
    const [table] = readSpreadsheet(bytes).blocks;
    expect(table?.kind === 'table' && table.rows.map((row) => row[1]?.text)).toEqual(['7,730.28', '50%']);
  });

  it('has merged cells, and blank cells inside a table', () => {
    const bytes = xlsx(
      {
        s: [
          ['a', 'b', null],
          [null, 1, null],
          ['c', null, 2],
        ],
      },
      ['A1:A2', 'B1:C1'],
    );
    const [table] = readSpreadsheet(bytes).blocks;
    expect(
      table?.kind === 'table' &&
        table.rows.map((row) =>
          row
            .map(({ text, column, rowSpan, columnSpan }) => `${text}[${column}+${columnSpan}v${rowSpan}]`)
            .join(' '),
        ),
    ).toEqual(['a[0+1v2] b[1+2v1]', '1[1+1v1] [2+1v1]', 'c[0+1v1] [1+1v1] 2[2+1v1]']);
  });

  it('is read sheet by sheet', () => {
    const bytes = xlsx({ 一: [['a', 1]], 二: [['b', 2]] });
    expect(readSpreadsheet(bytes).blocks.map((block) => block.anchor)).toEqual([
      'sheet 一, cell A1',
      'sheet 二, cell A1',
    ]);
  });
});

/** A workbook with one cell and a comment on another, `commented`. */
function commentedXlsx(commented: string): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = [
    ['/xl/workbook.xml', `${spreadsheet}.sheet.main+xml`],
    ['/xl/worksheets/sheet1.xml', `${spreadsheet}.worksheet+xml`],
    ['/xl/comments1.xml', `${spreadsheet}.comments+xml`],
  ].map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`);
  const relation = (kind: string, target: string) =>
    `<Relationships xmlns="${packaged}/relationships">` +
    `<Relationship Id="rId1" Type="${office}/${kind}" Target="${target}"/></Relationships>`;
  return zip({
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types">${parts.join('')}</Types>`,
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/_rels/sheet1.xml.rels': relation('comments', '../comments1.xml'),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><dimension ref="A1"/><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>`,
    'xl/comments1.xml': `<comments xmlns="${main}"><authors><author>a</author></authors><commentList><comment ref="${commented}" authorId="0"><text><t>note</t></text></comment></commentList></comments>`,
  });
}

describe('a crafted spreadsheet', () => {
  // CVE-2023-30533: `xlsx` before 0.19.3 writes the comment into Object.prototype.
  it('adds nothing to the objects of its reader', () => {
    const before = Reflect.ownKeys(Object.prototype);
    try {
      expect(textsOf(commentedXlsx('__proto__'))).toEqual(['7']);
      expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
    } finally {
      for (const key of Reflect.ownKeys(Object.prototype)) {
        if (!before.includes(key)) Reflect.deleteProperty(Object.prototype, key);
      }
    }
  });

  it('is built like one whose comment is read', () => {
    expect(XLSX.read(commentedXlsx('B1')).Sheets['s']?.['B1']).toMatchObject({ c: [{ t: 'note' }] });
  });
});

function textsOf(bytes: Uint8Array): string[] {
  return readSpreadsheet(bytes).blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.flatMap((row) => row.map(({ text }) => text)) : [block.text],
  );
}

describe('an anchor in a sheet', () => {
  it.each([
    [0, 'A1'],
    [25, 'Z1'],
    [26, 'AA1'],
    [701, 'ZZ1'],
    [702, 'AAA1'],
  ])('names column %i as %s', (column, cell) => {
    expect(anchorAt('Sheet1', 0, column)).toBe(`sheet Sheet1, cell ${cell}`);
  });
});
