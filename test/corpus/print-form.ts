import {
  cellsOf,
  measureOf,
  type Template,
  type TemplateBlock,
  type TemplateRow,
  type TemplateTable,
  unitOf,
  valueRows,
} from '../../src/domain/index.ts';
import type { Figures } from './figures.ts';
import type { Form, FormBlock, FormCell, FormRow, FormTable } from './form.ts';

/** Columns of labels left of the values of table 三. */
const LABEL_COLUMNS = 3;

export interface Occasion {
  readonly agency: string;
  readonly year: number;
  /** Are the blocks of table 二 one table, or one each? */
  readonly blocks: 'joined' | 'apart';
  /** What the text says; default: something that any invented agency could say. */
  readonly text?: ReportText;
}

export interface ReportText {
  readonly overview: string;
  readonly shortcomings: string;
  readonly fees: string;
  readonly signedOn: string;
}

function inventedText(year: number): ReportText {
  return {
    overview: `${year}年，本机关通过网站公开政府信息3721条，收到政府信息公开申请18件，均按时答复。`,
    shortcomings: '一是公开内容还不够全面；二是依申请公开办理水平有待提高，下一步将加强培训4次。',
    fees: '本机关未收取信息处理费。',
    signedOn: `${year + 1}年1月20日`,
  };
}

/** A report as the form wants it, undamaged. */
export function printForm(template: Template, figures: Figures, occasion: Occasion): Form {
  const { agency, year, text = inventedText(occasion.year) } = occasion;
  const paragraph = (text: string): FormBlock => ({ kind: 'paragraph', text });
  const heading = (text: string): FormBlock => ({ kind: 'heading', text });
  const blocks = [
    heading(`${agency}${year}年政府信息公开工作年度报告`),
    paragraph(`本报告的统计期限为${year}年1月1日至${year}年12月31日。`),
    heading('一、总体情况'),
    paragraph(text.overview),
    ...template.tables.flatMap((table) => [
      heading(table.number === null ? table.label : `${table.number}、${table.label}`),
      ...printTable(table, figures, occasion),
    ]),
    heading('五、存在的主要问题及改进情况'),
    paragraph(text.shortcomings),
    heading('六、其他需要报告的事项'),
    paragraph(text.fees),
    paragraph(agency),
    paragraph(text.signedOn),
  ];
  const truth = new Map(
    cellsOf(template).map(({ table, row, column }) => {
      const id = measureOf(table, row, column);
      return [id, figures.get(id) ?? null] as const;
    }),
  );
  return { template: template.id, blocks, truth, medium: 'html' };
}

function printTable(table: TemplateTable, figures: Figures, occasion: Occasion): FormTable[] {
  const asTable = (rows: readonly FormRow[]): FormTable => ({
    kind: 'table',
    ids: [table.id],
    rows,
    nesting: 'none',
  });
  switch (table.layout) {
    case 'blocks': {
      const widest = Math.max(...table.blocks.map((block) => block.columns.length));
      const joined = occasion.blocks === 'joined';
      const parts = table.blocks.map((block) =>
        smallBlock(table, block, figures, joined ? widest : block.columns.length),
      );
      return joined ? [asTable(parts.flat())] : parts.map(asTable);
    }
    case 'matrix':
      return table.blocks.map((block) =>
        asTable(block.columns.length === 1 ? list(table, block, figures) : matrix(table, block, figures)),
      );
    case 'single_row':
      return table.blocks.map((block) => asTable(sideBySide(table, block, figures)));
  }
}

/** One block of table 二: its article, the header, a line for each row; the last column takes what room is left. */
function smallBlock(table: TemplateTable, block: TemplateBlock, figures: Figures, width: number): FormRow[] {
  const spanOf = (at: number) => (at === block.columns.length - 1 ? width - at : 1);
  return [
    header(label('frame', block.label ?? '', width + 1)),
    header(
      label('frame', '信息内容'),
      ...block.columns.map((column, at) => label('column_label', column.label, spanOf(at))),
    ),
    ...valueRows(block).map((row) =>
      body(
        label('row_label', row.label),
        ...values(table, row, block, figures).map((cell, at) => ({ ...cell, colSpan: spanOf(at) })),
      ),
    ),
  ];
}

function matrix(table: TemplateTable, block: TemplateBlock, figures: Figures): FormRow[] {
  const above = block.columns.flatMap((column, at) => {
    if (column.group === null) return [label('column_label', column.label, 1, 2)];
    if (block.columns[at - 1]?.group === column.group) return [];
    const span = block.columns.filter((other) => other.group === column.group).length;
    return [label('frame', column.group, span)];
  });
  const below = block.columns.filter((column) => column.group !== null);
  return [
    header(
      label('frame', table.instructions.join(''), LABEL_COLUMNS, 3),
      label('frame', '申请人情况', block.columns.length),
    ),
    header(...above),
    header(...below.map((column) => label('column_label', column.label))),
    ...matrixBody(table, block, figures),
  ];
}

function matrixBody(table: TemplateTable, block: TemplateBlock, figures: Figures): FormRow[] {
  const rows = valueRows(block).map((row) => ({ row, headings: headingsOf(block, row) }));
  return rows.map(({ row, headings }, at) => {
    const begun = rows[at - 1]?.headings ?? [];
    const opened = headings.filter((candidate) => !begun.includes(candidate));
    return body(
      ...opened.map((candidate) => {
        const height = rows.filter((other) => other.headings.includes(candidate)).length;
        return label('frame', numbered(candidate), 1, height);
      }),
      label('row_label', numbered(row), LABEL_COLUMNS - headings.length),
      ...values(table, row, block, figures),
    );
  });
}

/** The table of 2014 to 2018: a line for each label, headings among them, with a column for the unit. */
function list(table: TemplateTable, block: TemplateBlock, figures: Figures): FormRow[] {
  return [
    header(
      label('frame', '统计指标'),
      label('frame', '单位'),
      ...block.columns.map((column) => label('column_label', column.label)),
    ),
    ...block.rows.map((row) => {
      if (row.kind === 'heading')
        return body(label('frame', numbered(row)), label('note', ''), label('note', ''));
      const units = block.columns.map((column) => label('note', unitOf(row, column)));
      return body(label('row_label', numbered(row)), ...units, ...values(table, row, block, figures));
    }),
  ];
}

/** Table 四: three header rows over one row of values. */
function sideBySide(table: TemplateTable, block: TemplateBlock, figures: Figures): FormRow[] {
  const width = block.columns.length;
  const results = (rowSpan: number) =>
    block.columns.map((column) => label('column_label', column.label, 1, rowSpan));
  const levels: FormCell[][] = [[], [], []];
  for (const side of block.rows.filter((row) => row.parent === null)) {
    const parts = block.rows.filter((row) => row.parent === side.id);
    if (parts.length === 0) {
      levels[0]?.push(label('row_label', side.label, width));
      levels[1]?.push(...results(2));
      continue;
    }
    levels[0]?.push(label('frame', side.label, width * parts.length));
    levels[1]?.push(...parts.map((part) => label('row_label', part.label, width)));
    levels[2]?.push(...parts.flatMap(() => results(1)));
  }
  return [
    ...levels.map((cells) => header(...cells)),
    body(...valueRows(block).flatMap((row) => values(table, row, block, figures))),
  ];
}

function values(table: TemplateTable, row: TemplateRow, block: TemplateBlock, figures: Figures): FormCell[] {
  return block.columns.map((column) => {
    const measure = measureOf(table, row, column);
    return { text: String(figures.get(measure) ?? ''), colSpan: 1, rowSpan: 1, kind: 'value', measure };
  });
}

function headingsOf(block: TemplateBlock, row: TemplateRow): TemplateRow[] {
  const parent = block.rows.find((candidate) => candidate.id === row.parent);
  return parent === undefined ? [] : [...headingsOf(block, parent), parent];
}

function numbered({ number, label: text }: TemplateRow): string {
  if (number === null) return text;
  if (/^\d+$/.test(number)) return `${number}.${text}`;
  return number.startsWith('（') ? `${number}${text}` : `${number}、${text}`;
}

function label(kind: FormCell['kind'], text: string, colSpan = 1, rowSpan = 1): FormCell {
  return { text, colSpan, rowSpan, kind, measure: null };
}

function header(...cells: readonly FormCell[]): FormRow {
  return { part: 'header', cells };
}

function body(...cells: readonly FormCell[]): FormRow {
  return { part: 'body', cells };
}
