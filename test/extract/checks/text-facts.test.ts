import { beforeAll, describe, expect, it } from 'vitest';
import type { NarrativeSection, Observation, Registry } from '../../../src/domain/index.ts';
import { completenessOf } from '../../../src/extract/checks/completeness.ts';
import { compareFacts, factsOf } from '../../../src/extract/checks/text-facts.ts';
import { readRegistry } from '../../../src/registry/index.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await readRegistry();
});

const HEADINGS = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
];

function sections(texts: Partial<Record<number, string>>): NarrativeSection[] {
  return HEADINGS.map((heading, at) => ({
    number: at + 1,
    heading,
    text: texts[at + 1] ?? (at === 4 ? '更新不够及时。' : ''),
    anchor: { document: 0, place: `p${at + 1}` },
  }));
}

function cell(measure: string, value: number | null): Observation {
  const [table = '', row = '', column = ''] = measure.split('.');
  return {
    table,
    row,
    column,
    measure,
    template: '2021',
    value,
    raw: value === null ? '' : String(value),
    unit: '件',
    flags: [],
    matchedBy: 'labels',
    anchor: null,
    confidence: null,
  };
}

function stated(text: string, section = 1) {
  return factsOf(sections({ [section]: text }), registry.facts).map(({ fact, value, unit }) => [
    fact,
    value,
    unit,
  ]);
}

describe('figures in the text', () => {
  it.each([
    ['全年共公开各类信息43条。', [['information_published', 43, '条']]],
    ['2023年主动公开政府信息1,234条。', [['information_published', 1234, '条']]],
    ['本年度收到依申请公开12件，按时办结。', [['requests_received', 12, '件']]],
    ['共受理政府信息公开申请859件。', [['requests_received', 859, '件']]],
    [
      '2024年，共接收依申请公开政府信息2件；办结2件。',
      [
        ['requests_received', 2, '件'],
        ['requests_answered', 2, '件'],
      ],
    ],
    ['答复政府信息公开申请805件。', [['requests_answered', 805, '件']]],
    ['本年未收到政府信息公开申请。', [['requests_received', 0, null]]],
    ['我局高度重视信息公开工作。', []],
  ])('%s', (text, expected) => {
    expect(stated(text)).toEqual(expected);
  });

  it('of fees are in section 六', () => {
    expect(stated('1.发出收费通知0件，应收总金额0元；2.实际收取总金额0元。', 6)).toEqual([
      ['fee_notices', 0, '件'],
      ['fees_collected', 0, '元'],
    ]);
  });
});

describe('text and tables', () => {
  function compared(text: string, ...cells: Observation[]) {
    return compareFacts(factsOf(sections({ 1: text }), registry.facts), registry.facts, cells);
  }

  it('agree where one sentence has the figure of the table', () => {
    const [check] = compared('收到依申请公开3件。其中网上收到依申请公开2件。', cell('requests.new.total', 2));
    expect(check).toMatchObject({
      id: 'text_requests_received',
      status: 'pass',
      left: 2,
      right: 2,
      severity: 'note',
    });
  });

  it('disagree, with both figures in the message', () => {
    const [check] = compared('收到依申请公开3件。', cell('requests.new.total', 4));
    expect(check).toMatchObject({ status: 'fail', left: 3, right: 4 });
  });

  it('cannot be compared where the cell is blank', () => {
    const [check] = compared('收到依申请公开3件。', cell('requests.new.total', null));
    expect(check).toMatchObject({ status: 'not_assessable', left: 3, right: null });
  });
});

describe('what a report lacks', () => {
  function codes(all: readonly NarrativeSection[], ...cells: Observation[]) {
    return completenessOf(all, cells).map(({ code }) => code);
  }
  const full = () => sections({ 1: '本年概况。', 6: '无。' });

  it('is nothing where all six sections are there and say something', () => {
    expect(codes(full())).toEqual([]);
  });

  it('is a section whose heading is not there', () => {
    expect(codes(full().filter((section) => section.number !== 4))).toEqual(['section_missing']);
  });

  it('is a section 五 that says only 无', () => {
    expect(codes(sections({ 1: '本年概况。', 5: '无。' }))).toEqual(['section_empty']);
  });

  it('is the order of the form', () => {
    expect(codes(full().toReversed())).toEqual(['sections_out_of_order']);
  });

  it('is a word on fees where the table reports some', () => {
    expect(codes(full(), cell('proactive.fees.fee_amount', 12.5))).toEqual(['fees_unexplained']);
    expect(
      codes(sections({ 1: '本年概况。', 6: '收取处理费0元。' }), cell('proactive.fees.fee_amount', 12.5)),
    ).toEqual([]);
  });
});
