import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/read/document.ts';
import { readDocx } from '../../src/read/docx/index.ts';
import { docx, p } from './office-files.ts';

function blocks(body: string, parts?: Readonly<Record<string, string>>): readonly Block[] {
  return readDocx(docx(body, parts)).blocks;
}

function texts(body: string, parts?: Readonly<Record<string, string>>): string[] {
  return blocks(body, parts).map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.rows.map((row) => row.map((cell) => cell.text).join('|')).join('/'),
  );
}

function table(...rows: readonly string[]): string {
  return `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
}

function cell(content: string, properties = ''): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : p(content)}</w:tc>`;
}

describe('paragraphs of a DOCX', () => {
  it('are in order, with line breaks ending them', () => {
    const body = `${p('一')}<w:p><w:r><w:t>二</w:t><w:br/><w:t xml:space="preserve"> 三</w:t><w:tab/><w:t>四</w:t></w:r></w:p>`;
    expect(blocks(body)).toEqual([
      { kind: 'paragraph', text: '一', anchor: 'paragraph 1' },
      { kind: 'paragraph', text: '二', anchor: 'paragraph 2' },
      { kind: 'paragraph', text: '三 四', anchor: 'paragraph 2' },
    ]);
  });

  it('have neither deleted nor hidden text, nor the code of fields', () => {
    const body =
      '<w:p><w:r><w:t>共</w:t></w:r><w:del><w:r><w:delText>12</w:delText></w:r></w:del>' +
      '<w:ins><w:r><w:t>15</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r>' +
      '<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>件</w:t></w:r></w:p>';
    expect(texts(body)).toEqual(['共15件']);
  });

  it('have the text of a text box once, before the paragraph that it hangs on', () => {
    const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    const body =
      `<w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice>${box('题')}</mc:Choice>` +
      `<mc:Fallback>${box('题')}</mc:Fallback></mc:AlternateContent><w:t>文</w:t></w:r></w:p>`;
    expect(texts(body)).toEqual(['题', '文']);
  });

  it('have the numbers that Word counts', () => {
    const level = (at: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering =
      `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '%1、')}` +
      `${level(1, 'decimal', '%2.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`;
    const styles =
      '<w:styles xmlns:w="w"><w:style w:styleId="H"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>';
    const item = (text: string, at: number) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const styled = '<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>主动公开</w:t></w:r></w:p>';
    const body = `${item('总体情况', 0)}${item('甲', 1)}${item('乙', 1)}${styled}${item('丙', 1)}`;
    expect(texts(body, { 'word/numbering.xml': numbering, 'word/styles.xml': styles })).toEqual([
      '一、总体情况',
      '1.甲',
      '2.乙',
      '二、主动公开',
      '1.丙',
    ]);
  });
});

describe('tables of a DOCX', () => {
  it('have merged cells resolved', () => {
    const restart = '<w:vMerge w:val="restart"/>';
    const rest = '<w:vMerge/>';
    const body = table(
      cell('甲', restart) + cell('乙', '<w:gridSpan w:val="2"/>'),
      cell('', rest) + cell('1') + cell('2'),
      cell('', rest) + cell('3') + cell(''),
    );
    const [first] = blocks(body);
    expect(first?.kind === 'table' && first.width).toBe(3);
    expect(first?.kind === 'table' && first.rows.flat()).toEqual([
      { text: '甲', row: 0, column: 0, rowSpan: 3, columnSpan: 1, anchor: 'table 1, row 1, cell 1' },
      { text: '乙', row: 0, column: 1, rowSpan: 1, columnSpan: 2, anchor: 'table 1, row 1, cell 2' },
      { text: '1', row: 1, column: 1, rowSpan: 1, columnSpan: 1, anchor: 'table 1, row 2, cell 2' },
      { text: '2', row: 1, column: 2, rowSpan: 1, columnSpan: 1, anchor: 'table 1, row 2, cell 3' },
      { text: '3', row: 2, column: 1, rowSpan: 1, columnSpan: 1, anchor: 'table 1, row 3, cell 2' },
      { text: '', row: 2, column: 2, rowSpan: 1, columnSpan: 1, anchor: 'table 1, row 3, cell 3' },
    ]);
  });

  it('that only lay out the page are replaced by the tables inside', () => {
    const inner = table(cell('甲') + cell('1'));
    expect(texts(table(cell(`${p('题')}${inner}${p('末')}`) + cell('旁')))).toEqual([
      '题',
      '甲|1',
      '末',
      '旁',
    ]);
  });

  it('of one cell inside a cell are its text', () => {
    expect(texts(table(cell('甲') + cell(table(cell('1')))))).toEqual(['甲|1']);
  });

  it('have no rows that a revision deletes', () => {
    const deleted = `<w:tr><w:trPr><w:del/></w:trPr>${cell('9')}</w:tr>`;
    expect(texts(`<w:tbl><w:tr>${cell('1')}</w:tr>${deleted}</w:tbl>`)).toEqual(['1']);
  });
});
