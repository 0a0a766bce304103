import { describe, expect, it } from 'vitest';
import { codesOf, REQUESTS_HEADER, RULES_HEADER, read, rows, table, valuesOf } from './printed-page.ts';

const GRANTED = ['（一）予以公开|2', '1', '2', '3', '4', '5', '6', '21'];
const IN_PART = ['（二）部分公开|2', '7', '8', '9', '10', '11', '12', '57'];

describe('spans', () => {
  it('of labels may be missing, so that rows are shorter than the header', async () => {
    const report = await read(
      table(
        ...REQUESTS_HEADER,
        ['三、本年度办理结果', '（一）予以公开', '1', '2', '3', '4', '5', '6', '21'],
        ['（二）部分公开', '7', '8', '9', '10', '11', '12', '57'],
      ),
    );
    expect(valuesOf(report, 'requests', 'granted')).toEqual([1, 2, 3, 4, 5, 6, 21]);
    expect(valuesOf(report, 'requests', 'granted_in_part')).toEqual([7, 8, 9, 10, 11, 12, 57]);
  });

  it('of the header may be missing, so that labels are over the wrong columns', async () => {
    const report = await read(
      table(
        ['', '申请人情况'],
        ['自然人', '法人或其他组织', '总计'],
        ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'],
        ['一、本年新收政府信息公开申请数量', '1', '2', '3', '4', '5', '6', '21'],
      ),
    );
    expect(valuesOf(report, 'requests', 'new')).toEqual([1, 2, 3, 4, 5, 6, 21]);
  });

  it('may be blank cells instead', async () => {
    const report = await read(
      table(
        ...REQUESTS_HEADER,
        ['三、本年度办理结果', '（一）予以公开', '', '1', '2', '3', '4', '5', '6', '21'],
        ['', '（二）部分公开', '', '7', '8', '9', '10', '11', '12', '57'],
      ),
    );
    expect(valuesOf(report, 'requests', 'granted')).toEqual([1, 2, 3, 4, 5, 6, 21]);
    expect(valuesOf(report, 'requests', 'granted_in_part')).toEqual([7, 8, 9, 10, 11, 12, 57]);
  });

  it('may repeat their label in each row', async () => {
    const report = await read(
      table(...REQUESTS_HEADER, ['三、本年度办理结果', ...GRANTED], ['三、本年度办理结果', ...IN_PART]),
    );
    expect(valuesOf(report, 'requests', 'granted_in_part')).toEqual([7, 8, 9, 10, 11, 12, 57]);
  });

  it('of values may differ from the header’s', async () => {
    const report = await read(table(...RULES_HEADER, ['规章', '11|2', '12', '13']));
    expect(valuesOf(report, 'proactive', 'rules')).toEqual([11, 12, 13]);
  });
});

describe('around the table', () => {
  it('a title row is inside it', async () => {
    const report = await read(
      table(['二、主动公开政府信息情况|4'], ['单位：件|4'], ...RULES_HEADER, ['规章', '11', '12', '13']),
    );
    expect(valuesOf(report, 'proactive', 'rules')).toEqual([11, 12, 13]);
  });

  it('the header is printed twice', async () => {
    const report = await read(table(...RULES_HEADER, ...RULES_HEADER, ['规章', '11', '12', '13']));
    expect(valuesOf(report, 'proactive', 'rules')).toEqual([11, 12, 13]);
  });

  it('a column of remarks is beside the values', async () => {
    const report = await read(
      table(
        ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数', '备注'],
        ['规章', '11', '12', '13', '—'],
        ['行政规范性文件', '21', '22', '23', '含转发'],
      ),
    );
    expect(valuesOf(report, 'proactive', 'rules')).toEqual([11, 12, 13]);
    expect(valuesOf(report, 'proactive', 'normative_documents')).toEqual([21, 22, 23]);
  });

  it('another table only lays out the page', async () => {
    const inner = table(...RULES_HEADER, ['规章', '11', '<table><tr><td>12</td></tr></table>', '13']);
    const report = await read(`<table><tr><td>${inner}</td></tr></table>`);
    expect(valuesOf(report, 'proactive', 'rules')).toEqual([11, 12, 13]);
  });

  it('all tables are one', async () => {
    const report = await read(
      `<table>${rows(
        ...RULES_HEADER,
        ['规章', '11', '12', '13'],
        ['三、收到和处理政府信息公开申请情况|10'],
        ...REQUESTS_HEADER,
        ['一、本年新收政府信息公开申请数量|3', '1', '2', '3', '4', '5', '6', '21'],
      )}</table>`,
    );
    expect(valuesOf(report, 'proactive', 'rules')).toEqual([11, 12, 13]);
    expect(valuesOf(report, 'requests', 'new')).toEqual([1, 2, 3, 4, 5, 6, 21]);
  });
});

describe('a turned table', () => {
  const turned = [
    ['信息内容', '规章', '行政规范性文件'],
    ['本年制发件数', '11', '21'],
    ['本年废止件数', '12', '22'],
    ['现行有效件数', '13', '23'],
  ];

  it('is read along its columns', async () => {
    const report = await read(table(...turned));
    expect(valuesOf(report, 'proactive', 'rules')).toEqual([11, 12, 13]);
    expect(valuesOf(report, 'proactive', 'normative_documents')).toEqual([21, 22, 23]);
  });

  it('that has lost a cell is not read, because what follows would come into another row', async () => {
    const report = await read(table(...turned.slice(0, 2), ['本年废止件数', '22'], ...turned.slice(3)));
    expect(report.observations.map((cell) => cell.value).filter((value) => value !== null)).toEqual([]);
    expect(codesOf(report)).toContain('row_misaligned');
  });
});

describe('a row that is a cell short', () => {
  it('gives no value, because it is unknown which is missing', async () => {
    const report = await read(
      table(...RULES_HEADER, ['规章', '11', '13'], ['行政规范性文件', '21', '22', '23']),
    );
    expect(valuesOf(report, 'proactive', 'rules')).toEqual([null, null, null]);
    expect(valuesOf(report, 'proactive', 'normative_documents')).toEqual([21, 22, 23]);
    expect(codesOf(report)).toEqual(expect.arrayContaining(['row_misaligned', 'rows_missing']));
  });

  it('is not filled up with the remark behind it', async () => {
    const report = await read(
      table(
        ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数', '备注'],
        ['规章', '11', '13', '含转发'],
        ['行政规范性文件', '21', '22', '23', ''],
      ),
    );
    expect(valuesOf(report, 'proactive', 'rules')).toEqual([null, null, null]);
  });
});

it('a blank between numbers is a blank, not the next number', async () => {
  const report = await read(table(...RULES_HEADER, ['规章', '11', '', '13']));
  expect(valuesOf(report, 'proactive', 'rules')).toEqual([11, null, 13]);
  expect(report.observations.find((cell) => cell.column === 'repealed')?.flags).toEqual(['blank']);
});
