import { type Form, type FormCell, mapCells, without } from '../form.ts';
import type { Damage } from './damage.ts';

const NO_VALUE = ['', '', '—', '/', '无'];

export const valuesBlank: Damage = {
  kind: 'values blank or dashes',
  apply: (form, random) =>
    withSomeGone(
      form,
      () => random.chance(0.04),
      (cell) => ({ ...cell, text: random.pick(NO_VALUE) }),
    ),
};

/** The row lacks a cell, and the cells after it are one column too far left. */
export const cellLost: Damage = {
  kind: 'a value’s cell lost',
  apply: (form, random) =>
    withSomeGone(
      form,
      () => random.chance(0.004),
      () => [],
    ),
};

function withSomeGone(
  form: Form,
  isHit: () => boolean,
  change: (cell: FormCell) => FormCell | readonly FormCell[],
): Form {
  const gone: string[] = [];
  const left = mapCells(form, (cell) => {
    if (cell.measure === null || !isHit()) return cell;
    gone.push(cell.measure);
    return change(cell);
  });
  return { ...left, truth: without(left.truth, gone) };
}
