import type { Template, TemplateBlock } from '../../../src/domain/index.ts';

/**
 * A form in which one heading was filled in as in the other form: 其他处理 as one row in a form that has three, or
 * the other way round. Null where the two forms differ in no such way.
 */
export function withRowsOf(template: Template, other: Template): Template | null {
  let changed = false;
  const tables = template.tables.map((table) => ({
    ...table,
    blocks: table.blocks.map((block) => {
      const rival = other.tables
        .find((candidate) => candidate.id === table.id)
        ?.blocks.find((candidate) => candidate.id === block.id);
      const heading = rival === undefined ? undefined : differentHeading(block, rival);
      if (rival === undefined || heading === undefined) return block;
      changed = true;
      return { ...block, rows: replaced(block, rival, heading) };
    }),
  }));
  return changed ? { ...template, tables } : null;
}

function differentHeading(block: TemplateBlock, rival: TemplateBlock): string | undefined {
  return block.rows.find((row) => {
    const counterpart = rival.rows.find((candidate) => candidate.id === row.id);
    return counterpart !== undefined && (row.kind === 'heading') !== (counterpart.kind === 'heading');
  })?.id;
}

function replaced(block: TemplateBlock, rival: TemplateBlock, heading: string): TemplateBlock['rows'] {
  const isPart = (row: { readonly id: string; readonly parent: string | null }) =>
    row.id === heading || row.parent === heading;
  const at = block.rows.findIndex(isPart);
  const rest = block.rows.filter((row) => !isPart(row));
  return [...rest.slice(0, at), ...rival.rows.filter(isPart), ...rest.slice(at)];
}
