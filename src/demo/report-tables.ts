import { type TemplateBlock, type TemplateRow, type TemplateTable, valueRows } from '../domain/index.ts';
import { cellsOfRow, type Figures } from './demo-report.ts';
import type { Layout } from './layouts.ts';

/** Columns of labels left of the values of table 三. */
const LABEL_COLUMNS = 3;

/** One of the form's tables as HTML, filled with the figures. */
export function formTable(table: TemplateTable, figures: Figures, layout: Layout): string {
  switch (table.layout) {
    case 'blocks':
      return blocksTable(table, figures, layout);
    case 'matrix':
      return matrixTable(table, figures, layout);
    case 'single_row':
      return singleRowTable(table, figures, layout);
  }
}

function blocksTable(table: TemplateTable, figures: Figures, layout: Layout): string {
  const widest = 1 + Math.max(...table.blocks.map((block) => block.columns.length));
  const blocks = table.blocks.map((block) => {
    const width = layout.blocks === 'joined' ? widest : 1 + block.columns.length;
    // The last column takes the space that a narrower block leaves.
    const spanOf = (index: number): number =>
      index === block.columns.length - 1 ? width - block.columns.length : 1;
    return [
      tr(td(layout.label(block.label ?? ''), width)),
      tr(
        td(layout.label('信息内容')),
        ...block.columns.map((column, index) => td(layout.label(column.label), spanOf(index))),
      ),
      ...valueRows(block).map((row) =>
        tr(
          td(layout.label(row.label)),
          ...cellTexts(figures, table, row, block).map((text, index) =>
            td(layout.value(text), spanOf(index)),
          ),
        ),
      ),
    ];
  });
  return layout.blocks === 'joined' ? wrapped(blocks.flat()) : blocks.map(wrapped).join('\n');
}

function matrixTable(table: TemplateTable, figures: Figures, layout: Layout): string {
  return table.blocks
    .map((block) =>
      wrapped([
        ...matrixHeader(block, table.instructions.join(''), layout),
        ...matrixRows(block, table, figures, layout),
      ]),
    )
    .join('\n');
}

function matrixHeader(block: TemplateBlock, instruction: string, layout: Layout): string[] {
  const above = block.columns.flatMap((column, index) => {
    if (column.group === null) return [td(layout.label(column.label), 1, 2)];
    if (block.columns[index - 1]?.group === column.group) return [];
    const span = block.columns.filter((other) => other.group === column.group).length;
    return [td(layout.label(column.group), span)];
  });
  const below = block.columns.filter((column) => column.group !== null);
  return [
    tr(td(layout.label(instruction), LABEL_COLUMNS, 3), td(layout.label('申请人情况'), block.columns.length)),
    tr(...above),
    tr(...below.map((column) => td(layout.label(column.label)))),
  ];
}

function matrixRows(block: TemplateBlock, table: TemplateTable, figures: Figures, layout: Layout): string[] {
  const rows = valueRows(block).map((row) => ({ row, headings: headingsOf(block, row) }));
  return rows.map(({ row, headings }, index) => {
    const begun = rows[index - 1]?.headings ?? [];
    const opened = headings.filter((heading) => !begun.includes(heading));
    return tr(
      ...opened.map((heading) => {
        const height = rows.filter((other) => other.headings.includes(heading)).length;
        return td(layout.label(numbered(heading, layout)), 1, height);
      }),
      td(layout.label(numbered(row, layout)), LABEL_COLUMNS - headings.length),
      ...cellTexts(figures, table, row, block).map((text) => td(layout.value(text))),
    );
  });
}

function singleRowTable(table: TemplateTable, figures: Figures, layout: Layout): string {
  return table.blocks
    .map((block) => {
      const values = valueRows(block).flatMap((row) => cellTexts(figures, table, row, block));
      return wrapped([
        ...singleRowHeader(block, layout),
        tr(...values.map((text) => td(layout.value(text)))),
      ]);
    })
    .join('\n');
}

/** Three header rows; the rows of the form are printed side by side, and each has its part in all three. */
function singleRowHeader(block: TemplateBlock, layout: Layout): string[] {
  const width = block.columns.length;
  const results = (rowSpan = 1): string[] =>
    block.columns.map((column) => td(layout.label(column.label), 1, rowSpan));
  const sides = block.rows
    .filter((row) => row.parent === null)
    .map((row): readonly (readonly string[])[] => {
      const label = layout.label(row.label);
      const parts = block.rows.filter((part) => part.parent === row.id);
      if (parts.length > 0) {
        const partLabels = parts.map((part) => td(layout.label(part.label), width));
        return [[td(label, width * parts.length)], partLabels, parts.flatMap(() => results())];
      }
      return layout.reviewHeader === 'two_rows'
        ? [[td(label, width, 2)], [], results()]
        : [[td(label, width)], results(2), []];
    });
  return [0, 1, 2].map((level) => tr(...sides.flatMap((side) => side[level] ?? [])));
}

function cellTexts(figures: Figures, table: TemplateTable, row: TemplateRow, block: TemplateBlock): string[] {
  return cellsOfRow(figures, table.id, row.id, block.columns.length).map(String);
}

/** The headings above a row, outermost first. */
function headingsOf(block: TemplateBlock, row: TemplateRow): TemplateRow[] {
  const parent = block.rows.find((candidate) => candidate.id === row.parent);
  return parent === undefined ? [] : [...headingsOf(block, parent), parent];
}

function numbered(row: TemplateRow, layout: Layout): string {
  if (row.number === null) return row.label;
  if (/^\d+$/.test(row.number)) return `${row.number}${layout.numberMark}${row.label}`;
  return row.number.startsWith('（') ? `${row.number}${row.label}` : `${row.number}、${row.label}`;
}

function td(content: string, colSpan = 1, rowSpan = 1): string {
  const columns = colSpan === 1 ? '' : ` colspan="${colSpan}"`;
  const rows = rowSpan === 1 ? '' : ` rowspan="${rowSpan}"`;
  return `<td${columns}${rows}>${content}</td>`;
}

function tr(...cells: readonly string[]): string {
  return `<tr>${cells.join('')}</tr>`;
}

function wrapped(rows: readonly string[]): string {
  return `<table border="1" cellspacing="0" cellpadding="0"><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}
