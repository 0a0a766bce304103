import {
  type CellFlag,
  measureOf,
  type Observation,
  type Problem,
  problem,
  type TemplateColumn,
  type TemplateRow,
  type TemplateTable,
  unitOf,
} from '../../domain/index.ts';
import type { Units } from '../units.ts';
import type { Placement } from './place-sections.ts';

/** The cell of a form that an observation fills. */
export interface Target {
  readonly template: string;
  readonly table: TemplateTable;
  readonly row: TemplateRow;
  readonly column: TemplateColumn;
}

export interface Observed {
  readonly observation: Observation;
  readonly problems: readonly Problem[];
}

/** Thirteen digits: no count of an agency, and no budget of a district in 万元, is that large. */
const IMPLAUSIBLE_FROM = 1e12;

/** Makes the observation of one cell from what is printed at its places. */
export function observe(
  target: Target,
  placements: readonly Placement[],
  flags: readonly CellFlag[],
  units: Units,
): Observed {
  const [first] = placements;
  if (first === undefined) {
    return { observation: withoutValue(target, null, ['missing', ...flags], null), problems: [] };
  }
  const contents = new Set(placements.map(contentOf));
  if (contents.size > 1) {
    const texts = placements.map((placement) => placement.token.text);
    return {
      observation: withoutValue(target, texts.join(' | '), ['repeated', ...flags], first),
      problems: [problem('cell_repeated', { ...cellOf(target), texts }, first.token.anchor)],
    };
  }
  return read(target, first, first.misprinted ? [...flags, 'label_variant'] : flags, units);
}

function contentOf({ token }: Placement): string {
  return token.content.kind === 'number' ? `${token.content.value} ${token.content.unit}` : token.text;
}

function read(target: Target, placement: Placement, flags: readonly CellFlag[], units: Units): Observed {
  const { token } = placement;
  const { content } = token;
  const none = (flag: CellFlag, ...problems: Problem[]): Observed => ({
    observation: withoutValue(target, token.text, [flag, ...flags], placement),
    problems,
  });
  const facts = { ...cellOf(target), text: token.text.slice(0, 60) };
  if (content.kind === 'blank') return none('blank');
  if (content.kind === 'placeholder') return none('placeholder');
  if (content.kind === 'text')
    return none('not_a_number', problem('value_not_a_number', facts, token.anchor));
  const wanted = unitOf(target.row, target.column);
  const printedUnit = content.unit ?? placement.unit ?? wanted;
  const value = units.converted(content.value, printedUnit, wanted);
  if (value === null) return none('unit_conflict', problem('value_not_a_number', facts, token.anchor));
  if (!isPlausible(value, target, units)) {
    return none('implausible', problem('value_implausible', facts, token.anchor));
  }
  const isMoney = units.isMoney(wanted);
  const unitFlags: CellFlag[] =
    isMoney && printedUnit !== wanted ? ['unit_converted'] : content.unit === null ? [] : ['unit_printed'];
  const observation: Observation = {
    ...withoutValue(target, token.text, [...content.flags, ...unitFlags, ...flags], placement),
    value,
  };
  return { observation, problems: [] };
}

function isPlausible(value: number, { row, column }: Target, units: Units): boolean {
  if (Math.abs(value) >= IMPLAUSIBLE_FROM) return false;
  if (value < 0 && !column.signed) return false;
  return Number.isInteger(value) || units.isMoney(unitOf(row, column));
}

function withoutValue(
  target: Target,
  raw: string | null,
  flags: readonly CellFlag[],
  placement: Placement | null,
): Observation {
  return {
    table: target.table.id,
    row: target.row.id,
    column: target.column.id,
    measure: measureOf(target.table, target.row, target.column),
    template: target.template,
    value: null,
    raw,
    unit: unitOf(target.row, target.column),
    flags,
    matchedBy: placement?.matchedBy ?? null,
    anchor: placement?.token.anchor ?? null,
    confidence: null,
  };
}

function cellOf({ table, row, column }: Target) {
  return { table: table.id, row: row.id, column: column.id };
}
