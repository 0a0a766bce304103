import { beforeAll, describe, expect, it } from 'vitest';
import { Extractor } from '../../src/extract/extractor.ts';
import { NO_CONTEXT } from '../../src/extract/index.ts';
import { readRegistry } from '../../src/registry/index.ts';
import { problemMessage } from '../../src/text/index.ts';

let extractor: Extractor;
beforeAll(async () => {
  extractor = new Extractor(await readRegistry());
});

/** A page with a title and a piece of the form, which each of the refused kinds of page may hold too. */
function page(title: string, meta = ''): Uint8Array {
  return new TextEncoder().encode(`<html><head><title>${title}</title>${meta}</head><body><h1>${title}</h1>
    <table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>7</td></tr></table></body></html>`);
}

function read(title: string, meta?: string) {
  return extractor.extract(page(title, meta), null, NO_CONTEXT);
}

describe('what only looks like a report', () => {
  it.each([
    ['图解：示范区教育局2023年政府信息公开工作年度报告', 'interpretation'],
    ['《示范区教育局2023年政府信息公开工作年度报告》解读', 'interpretation'],
    ['关于做好2023年政府信息公开工作年度报告编制工作的通知', 'notice'],
    ['2023年政府网站工作年度报表', 'website'],
    ['2023年示范区人民政府工作报告', 'work report'],
    ['示范区教育局2023年信访工作年度报告', 'petitions'],
    ['示范区教育局2023年法治政府建设年度报告', 'rule-of-law'],
    ['示范区各部门2023年政府信息公开年报集中公开', 'collects'],
  ])('%s is refused and says why', async (title, reason) => {
    const result = await read(title);
    expect(result.isReport).toBe(false);
    expect(result.observations).toEqual([]);
    expect(result.problems.map((problem) => problem.code)).toEqual(['not_a_report']);
    expect(result.problems.map(problemMessage).join()).toContain(reason);
  });

  it('is recognised by the meta title where the heading is a report’s', async () => {
    const result = await read(
      '示范区教育局2023年政府信息公开工作年度报告',
      '<meta name="ArticleTitle" content="一图读懂示范区教育局2023年政府信息公开工作年度报告">',
    );
    expect(result.problems.map((problem) => problem.code)).toEqual(['not_a_report']);
  });
});

describe('what is a report', () => {
  it.each(['示范区信访局2023年政府信息公开工作年度报告', '示范区教育局2023年政府信息公开工作年度报告'])(
    '%s is read',
    async (title) => {
      const result = await read(title);
      expect(result.isReport).toBe(true);
      expect(result.observations.find((cell) => cell.row === 'licences')?.value).toBe(7);
    },
  );

  it.each(['示范区人民法院2023年政府信息公开工作年度报告', '示范区第一中学2023年信息公开工作年度报告'])(
    '%s is read and marked as another kind of organ’s',
    async (title) => {
      const result = await read(title);
      expect(result.isReport).toBe(true);
      expect(result.problems.map((problem) => problem.code)).toContain('other_organ');
    },
  );
});
