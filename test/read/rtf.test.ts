import { describe, expect, it } from 'vitest';
import { readRtf } from '../../src/read/rtf/index.ts';

function texts(body: string): string[] {
  const { blocks } = readRtf(new TextEncoder().encode(`{\\rtf1\\ansi\\ansicpg936${body}}`));
  return blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.rows
          .map((row) =>
            row.map((cell) => `${cell.text}[${cell.column}+${cell.columnSpan}v${cell.rowSpan}]`).join('|'),
          )
          .join('/'),
  );
}

describe('the text of an RTF', () => {
  it('is in the code page of the file, of its font, or in Unicode', () => {
    // 年报 in GBK; 年 by its number, with a substitute for programs that do not know it; 年 in a Big5 font.
    expect(texts("\\'c4\\'ea\\'b1\\'a8\\par")).toEqual(['年报']);
    expect(texts("\\uc1\\u24180 ?\\'b1\\'a8\\par\\uc2\\u24180\\'c4\\'ea\\par")).toEqual(['年报', '年']);
    expect(texts("{\\fonttbl{\\f3\\fcharset136 Ming;}}{\\f3 \\'a6\\'7e}\\par")).toEqual(['年']);
  });

  it('has neither hidden nor deleted text, nor what groups say about the document', () => {
    const body =
      '{\\info{\\title T}}{\\*\\generator G;}{\\v 12}{\\deleted 13}14{\\field{\\*\\fldinst PAGE}{\\fldrslt 5}}\\par';
    expect(texts(body)).toEqual(['145']);
  });

  it('leaves binary data out', () => {
    expect(texts('{\\pict\\bin3 }}}}a\\par')).toEqual(['a']);
  });
});

describe('the tables of an RTF', () => {
  it('have the columns given by the edges of their cells, and merged cells', () => {
    const first = '\\trowd\\clvmgf\\cellx1000\\cellx3000\\pard\\intbl a\\cell b\\cell\\row';
    const second = '\\trowd\\clvmrg\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl\\cell 1\\cell 2\\cell\\row';
    const third =
      '\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\cellx3000\\pard\\intbl c\\cell\\cell 3\\cell\\row';
    expect(texts(`${first}${second}${third}\\pard end\\par`)).toEqual([
      'a[0+1v2]|b[1+2v1]/1[1+1v1]|2[2+1v1]/c[0+2v1]|3[2+1v1]',
      'end',
    ]);
  });

  it('inside a cell are in its place', () => {
    const inner =
      '\\pard\\intbl\\itap2 a\\nestcell 1\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}';
    const outer = `\\trowd\\cellx1000${inner}\\pard\\intbl\\itap1\\cell\\row`;
    expect(texts(`${outer}\\pard end\\par`)).toEqual(['a[0+1v1]|1[1+1v1]', 'end']);
  });
});
