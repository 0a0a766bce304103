import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/read/index.ts';
import { zip } from './office-files.ts';

async function blocksOf(kind: 'text' | 'spreadsheet', body: string, styles = '') {
  const bytes = zip({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:style="s"
      xmlns:draw="d" xmlns:svg="v"><office:automatic-styles>${styles}</office:automatic-styles>
      <office:body>${body}</office:body></office:document-content>`,
  });
  const read = await readDocument(bytes, null);
  return read.document?.blocks;
}

const cell = (text: string, attributes = '') =>
  `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;
const COVERED = '<table:covered-table-cell/>';
const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;

describe('an ODT', () => {
  it('keeps its merged cells, and what they cover is not read', async () => {
    const table = `<table:table>${row(
      cell('甲', 'table:number-columns-spanned="2" table:number-rows-spanned="2"'),
      COVERED,
      cell('7'),
    )}${row('<table:covered-table-cell table:number-columns-repeated="2"><text:p>旧</text:p></table:covered-table-cell>', cell('8'))}</table:table>`;
    expect(await blocksOf('text', table)).toMatchObject([
      {
        width: 3,
        rows: [
          [
            { text: '甲', column: 0, columnSpan: 2, rowSpan: 2 },
            { text: '7', column: 2 },
          ],
          [{ text: '8', column: 2, rowSpan: 1 }],
        ],
      },
    ]);
  });

  it('is read as it is printed: without deleted or hidden text and remarks', async () => {
    const styles = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>';
    const body = `<text:tracked-changes><text:p>9</text:p></text:tracked-changes>
      <text:p>公开<text:s/>12<text:span text:style-name="T1">3</text:span>条<text:note><text:p>注</text:p></text:note>
      <draw:frame><draw:text-box><text:p>框</text:p></draw:text-box><svg:title>图</svg:title></draw:frame></text:p>`;
    expect(await blocksOf('text', body, styles)).toMatchObject([{ text: '框' }, { text: '公开 12条' }]);
  });

  it('of pictures alone needs text recognition', async () => {
    const bytes = zip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': '<body><p><frame><image/></frame></p></body>',
    });
    const read = await readDocument(bytes, null);
    expect(read.document === null && read.problem.code).toBe('needs_ocr');
  });
});

describe('an ODS', () => {
  it('has the anchors of its sheet, also below blank rows that are counted once', async () => {
    const sheet = `<table:table table:name="表一">${row(cell('二、主动公开'))}
      <table:table-row table:number-rows-repeated="150"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      ${row(cell('行政许可', 'table:number-columns-spanned="2"'), COVERED, cell('7'))}
      <table:table-row table:number-rows-repeated="1048424"><table:table-cell/></table:table-row></table:table>`;
    expect(await blocksOf('spreadsheet', sheet)).toMatchObject([
      { kind: 'paragraph', text: '二、主动公开', anchor: 'sheet 表一, cell A1' },
      {
        kind: 'table',
        width: 3,
        rows: [
          [
            { text: '行政许可', anchor: 'sheet 表一, cell A152' },
            { text: '7', column: 2, anchor: 'sheet 表一, cell C152' },
          ],
        ],
      },
    ]);
  });

  it('does not show sheets that are hidden', async () => {
    const styles =
      '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>';
    const body = `<table:table table:name="a" table:style-name="ta2">${row(cell('旧'), cell('1'))}</table:table>
      <table:table table:name="b">${row(cell('新'), cell('2'))}</table:table>`;
    expect(await blocksOf('spreadsheet', body, styles)).toMatchObject([
      { rows: [[{ text: '新' }, { text: '2' }]] },
    ]);
  });
});
