import { type FormCell, LABELS, mapCells, mapTexts } from '../form.ts';
import type { Damage } from './damage.ts';

/** 商业企业 printed as 商业 over 企业, wherever the column is narrow. */
export const labelsOverLines: Damage = {
  kind: 'labels split over lines',
  apply: (form, random) =>
    mapTexts(form, LABELS, (text) => {
      if (text.length < 3 || random.chance(0.5)) return text;
      const at = random.integer(1, text.length - 1);
      // No line begins with a mark that closes what is before it.
      if (/[、，．.）)”：:]/.test(text.charAt(at))) return text;
      return `${text.slice(0, at)}\n${text.slice(at)}`;
    }),
};

/** 结果 | 维持: a label whose halves are in two cells. */
export const labelsOverCells: Damage = {
  kind: 'labels split over cells',
  apply: (form, random) =>
    mapCells(form, (cell, row): FormCell | readonly FormCell[] => {
      const isSplit = row.part === 'body' && LABELS.includes(cell.kind) && cell.colSpan > 1;
      if (!isSplit || cell.text.length < 4 || random.chance(0.5)) return cell;
      const at = random.integer(2, cell.text.length - 2);
      return [
        { ...cell, text: cell.text.slice(0, at), colSpan: 1 },
        { ...cell, text: cell.text.slice(at), colSpan: cell.colSpan - 1 },
      ];
    }),
};
