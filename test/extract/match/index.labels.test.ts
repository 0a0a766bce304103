import { describe, expect, it } from 'vitest';
import { codesOf, REQUESTS_HEADER, RULES_HEADER, read, table, valuesOf } from './printed-page.ts';

/** The 2021 block with these two row labels. */
const rules = (first: string, second: string) =>
  read(table(...RULES_HEADER, [first, '11', '12', '13'], [second, '21', '22', '23']));
/** Table 三 with one row of this label. */
const requests = (label: string) =>
  read(table(...REQUESTS_HEADER, [`${label}|3`, '1', '2', '3', '4', '5', '6', '21']));

describe('a label', () => {
  it('may be broken over lines', async () => {
    const report = await rules('规<br>章', '行政规范<br>性文件');
    expect(valuesOf(report, 'proactive', 'rules')).toEqual([11, 12, 13]);
    expect(valuesOf(report, 'proactive', 'normative_documents')).toEqual([21, 22, 23]);
  });

  it('may be in two cells', async () => {
    const report = await read(
      table(...REQUESTS_HEADER, ['三、本年度办理结果', '予以', '公开', '1', '2', '3', '4', '5', '6', '21']),
    );
    expect(valuesOf(report, 'requests', 'granted')).toEqual([1, 2, 3, 4, 5, 6, 21]);
  });

  it.each(['一、', '一.', '（一）', '1、', '1．', '（1）', '①', '一', ''])(
    'may have the list number %j',
    async (number) => {
      const report = await requests(`${number}本年新收政府信息公开申请数量`);
      expect(valuesOf(report, 'requests', 'new')).toEqual([1, 2, 3, 4, 5, 6, 21]);
    },
  );

  it.each([
    ['without quotes', '3.危及三安全一稳定', 'refused_three_securities'],
    ['with straight quotes', '3.危及"三安全一稳定"', 'refused_three_securities'],
    ['without its comma', '2.其他法律、行政法规禁止公开', 'refused_other_law'],
    ['with half-width brackets', '(二)部分公开(区分处理的,只计这一情形,不计其他情形)', 'granted_in_part'],
  ])('may be printed %s', async (_, label, row) => {
    expect(valuesOf(await requests(label), 'requests', row)).toEqual([1, 2, 3, 4, 5, 6, 21]);
  });

  it('may be in traditional characters', async () => {
    const report = await requests('一、本年新收政府信息公開申請數量');
    expect(valuesOf(report, 'requests', 'new')).toEqual([1, 2, 3, 4, 5, 6, 21]);
  });

  it('may hold invisible characters, and so may a number', async () => {
    const report = await read(
      table(
        ...RULES_HEADER,
        ['规\u200b章', '1\u200b1', '\u00a012', '\ufeff13'],
        ['行政\u00a0规范性文件', '２１', '22', '23'],
      ),
    );
    expect(valuesOf(report, 'proactive', 'rules')).toEqual([11, 12, 13]);
    expect(valuesOf(report, 'proactive', 'normative_documents')).toEqual([21, 22, 23]);
  });
});

describe('a misprinted label', () => {
  it('that has lost a character is known, and its cells say so', async () => {
    const report = await rules('规章', '行政规性文件');
    expect(valuesOf(report, 'proactive', 'normative_documents')).toEqual([21, 22, 23]);
    const cell = report.observations.find((one) => one.row === 'normative_documents');
    expect(cell?.flags).toEqual(['label_variant']);
    expect(cell?.matchedBy).toBe('similarity');
  });

  it('of which one character is left is known by the row that is missing there', async () => {
    const report = await rules('规', '行政规范性文件');
    expect(valuesOf(report, 'proactive', 'rules')).toEqual([11, 12, 13]);
    expect(report.observations.find((one) => one.row === 'rules')?.flags).toEqual(['label_variant']);
  });

  it('is recognised by its list number where two rows would do', async () => {
    // 予公开 is 予以公开 as much as 不予公开; 其他理 could be 其他 of the later form.
    const report = await requests('（六）其他理');
    expect(valuesOf(report, 'requests', 'other')).toEqual([1, 2, 3, 4, 5, 6, 21]);
  });

  it('is not used for a row whose label is complete elsewhere', async () => {
    const report = await read(
      table(
        ...RULES_HEADER,
        ['规章', '11', '12', '13'],
        ['行政规范性文件', '21', '22', '23'],
        ['行政规范性文', '91', '92', '93'],
      ),
    );
    expect(valuesOf(report, 'proactive', 'normative_documents')).toEqual([21, 22, 23]);
    expect(codesOf(report)).toContain('row_unknown');
  });

  it('in the header is recognised by its neighbours', async () => {
    const report = await read(
      table(
        RULES_HEADER[0] ?? [],
        ['信息内容', '本年制件数', '本年废止件', '现行有效件数'],
        ['规章', '11', '12', '13'],
      ),
    );
    expect(valuesOf(report, 'proactive', 'rules')).toEqual([11, 12, 13]);
    expect(report.observations.find((one) => one.row === 'rules')?.flags).toEqual(['label_variant']);
  });
});

it('a label that no form has gives no value, and the row is reported', async () => {
  const report = await rules('规章', '党内法规');
  expect(valuesOf(report, 'proactive', 'normative_documents')).toEqual([null, null, null]);
  expect(codesOf(report)).toEqual(expect.arrayContaining(['row_unknown', 'rows_missing']));
});
