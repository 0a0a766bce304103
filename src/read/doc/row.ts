import type { CellDefinition, RowDefinition } from '../word-body.ts';
import type { Sprm } from './properties.ts';

/** sprmTDefTable, sprmTVertMerge, sprmTMerge ([MS-DOC] 2.6.3). */
const T_DEF_TABLE = 0xd608;
const T_VERT_MERGE = 0xd62b;
const T_MERGE = 0x5624;

/** TCGRF: merged with the cell before; merged vertically; the first cell of such a merger ([MS-DOC] 2.9.317). */
const JOINED = 0x02;
const VERTICAL = 0x20;
const RESTART = 0x40;
const TC_BYTES = 20;

/** Null where the row does not define its cells. */
export function rowDefinition(sprms: readonly Sprm[]): RowDefinition | null {
  const definition = sprms.findLast((sprm) => sprm.code === T_DEF_TABLE)?.operand;
  if (definition === undefined) return null;
  const count = definition.u8(0);
  const edges = Array.from({ length: count + 1 }, (_, at) => definition.i16(1 + 2 * at));
  const cells = Array.from({ length: count }, (_, at): CellDefinition => {
    const offset = 1 + 2 * (count + 1) + TC_BYTES * at;
    const flags = offset + 2 <= definition.length ? definition.u16(offset) : 0;
    return {
      continues: (flags & VERTICAL) !== 0 && (flags & RESTART) === 0,
      isJoined: (flags & JOINED) !== 0,
    };
  });
  for (const { code, operand } of sprms) {
    if (code === T_VERT_MERGE) {
      const at = operand.u8(0);
      const cell = cells[at];
      if (cell !== undefined) cells[at] = { ...cell, continues: operand.u8(1) === 1 };
    } else if (code === T_MERGE) {
      for (let at = operand.u8(0) + 1; at < operand.u8(1); at += 1) {
        const cell = cells[at];
        if (cell !== undefined) cells[at] = { ...cell, isJoined: true };
      }
    }
  }
  return { edges, cells };
}
