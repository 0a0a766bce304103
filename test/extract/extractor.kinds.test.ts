import { beforeAll, describe, expect, it } from 'vitest';
import { Extractor } from '../../src/extract/extractor.ts';
import { NO_CONTEXT } from '../../src/extract/index.ts';
import { readRegistry } from '../../src/registry/index.ts';

let extractor: Extractor;
beforeAll(async () => {
  extractor = new Extractor(await readRegistry());
});

async function read(html: string) {
  const { isReport, report, problems, observations, sections } = await extractor.extract(
    new TextEncoder().encode(html),
    null,
    NO_CONTEXT,
  );
  return {
    isReport,
    template: report.template,
    codes: problems.map(({ code }) => code),
    observations,
    sections,
  };
}

describe('a document', () => {
  it('of a year before any form is a report in text', async () => {
    const result = await read(
      '<h1>示范区教育局2010年政府信息公开工作年度报告</h1><p>一、概述</p><p>本局公开信息12条。</p>',
    );
    expect(result).toMatchObject({
      isReport: true,
      template: 'narrative',
      codes: ['narrative_only'],
      observations: [],
    });
    expect(result.sections.map(({ number, text }) => [number, text])).toEqual([[1, '本局公开信息12条。']]);
  });

  it.each([
    ['no table is a report whose tables are missing', '<p>无。</p>', 'no_table'],
    [
      'a picture in place of the tables is a report to be recognised',
      '<p>见下图。</p><img src="1.jpg">',
      'needs_ocr',
    ],
  ])('with the form’s sections and %s', async (_, rest, code) => {
    const result = await read(
      `<h1>示范区教育局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p>${rest}`,
    );
    expect(result).toMatchObject({ isReport: true, template: null });
    expect(result.codes).toContain(code);
  });

  it('that only links to a file is no report, and names the file', async () => {
    const result = await read(
      '<h1>示范区教育局2023年政府信息公开工作年度报告</h1><p><a href="./P1.doc">附件下载</a></p>',
    );
    expect(result).toMatchObject({ isReport: false, codes: ['attachment_only'] });
  });

  it('that shows only pictures, under a title or without, needs text recognition', async () => {
    const logo = '<a href="/"><img src="logo.png"></a><img src="icon.png" width="32">';
    const title = '<h1>示范区教育局2023年政府信息公开工作年度报告</h1>';
    for (const page of [
      `${logo}<p><img src="1.jpg"></p><p><img src="2.jpg"></p>`,
      `${logo}${title}<img src="1.jpg" width="650">`,
    ]) {
      expect(await read(`<body>${page}</body>`)).toMatchObject({ isReport: false, codes: ['needs_ocr'] });
    }
    expect((await read(`<body>${logo}${title}</body>`)).codes).toEqual(['no_table']);
  });

  it('that is a list of reports is no report', async () => {
    const result = await read(
      '<ul><li>示范区教育局2023年政府信息公开工作年度报告</li><li>示范区教育局2022年政府信息公开工作年度报告</li></ul>',
    );
    expect(result).toMatchObject({ isReport: false, codes: ['no_table'] });
  });

  it.each([
    ['', ['empty_document']],
    ['<html><body></body></html>', ['empty_document']],
    ['%PDF-1.7', ['truncated']],
    ['{\\rtf1}', ['empty_document']],
    ['<p>机构概况</p>', ['not_a_report']],
  ])('%j is told apart', async (bytes, codes) => {
    expect(await read(bytes)).toMatchObject({ isReport: false, codes });
  });
});
