import { type Form, type FormBlock, type FormCell, type FormTable, isTable } from './form.ts';
import type { Random } from './random.ts';

/** How an editor wraps the content of a cell. */
const WRAPPINGS: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll('\n', '<br>'),
  (text) => `<p align="center">${text.split('\n').join('</p><p align="center">')}</p>`,
  (text) => `<span style="font-size: 14px">${text.replaceAll('\n', '<br/>')}</span>`,
];

/** The bytes of a page that prints these forms one below the other. */
export function render(forms: readonly Form[], random: Random): string {
  if (forms.some((form) => form.medium === 'text')) {
    return `${forms.flatMap((form) => form.blocks.flatMap(linesOf)).join('\n')}\n`;
  }
  const wrap = random.pick(WRAPPINGS);
  const body = forms.flatMap((form) => form.blocks.map((block) => htmlOf(block, wrap))).join('\n');
  return `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>政府信息公开</title></head><body><div id="zoom">\n${body}\n</div></body></html>\n`;
}

function linesOf(block: FormBlock): string[] {
  return isTable(block) ? block.rows.flatMap(({ cells }) => cells.map((cell) => cell.text)) : [block.text];
}

function htmlOf(block: FormBlock, wrap: (text: string) => string): string {
  if (!isTable(block)) {
    return block.kind === 'heading' ? `<p><strong>${block.text}</strong></p>` : `<p>${block.text}</p>`;
  }
  const table = tableHtml(block, wrap);
  return block.nesting === 'around' ? `<table><tr><td>${table}</td></tr></table>` : table;
}

function tableHtml(table: FormTable, wrap: (text: string) => string): string {
  const inside = (cell: FormCell) => {
    const content = wrap(cell.text);
    return table.nesting === 'inside' && cell.kind === 'value'
      ? `<table><tr><td>${content}</td></tr></table>`
      : content;
  };
  const rows = table.rows.map(({ cells }) => {
    const row = cells.map(
      (cell) =>
        `<td${spanOf('colspan', cell.colSpan)}${spanOf('rowspan', cell.rowSpan)}>${inside(cell)}</td>`,
    );
    return `<tr>${row.join('')}</tr>`;
  });
  return `<table border="1"><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

function spanOf(name: string, span: number): string {
  return span === 1 ? '' : ` ${name}="${span}"`;
}
