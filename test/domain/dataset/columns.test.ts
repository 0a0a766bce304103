import { expect, it } from 'vitest';
import { COLUMNS } from '../../../src/domain/dataset/columns.ts';
import { EXTRACTED_TABLES, SNAPSHOT_TABLES, SNAPSHOT_VIEWS } from '../../../src/domain/index.ts';

const TABLES = [
  ...Object.values(EXTRACTED_TABLES),
  ...Object.values(SNAPSHOT_TABLES),
  ...Object.values(SNAPSHOT_VIEWS),
];

/** Meanings of a column by its name: type and both descriptions. */
const meanings = new Map<string, Set<string>>();
for (const { columns } of TABLES) {
  for (const { name, type, zh, en } of columns) {
    meanings.set(name, (meanings.get(name) ?? new Set()).add([type, zh, en].join('\n')));
  }
}

it('a name of a column means the same everywhere, except for those that are known to differ', () => {
  const several = [...meanings].filter(([, of]) => of.size > 1).map(([name]) => name);
  expect(several.sort()).toEqual([
    'change',
    'corrected',
    'parent',
    'previous_value',
    'reason',
    'status',
    'value',
  ]);
});

it('every column that is described is in a table or view', () => {
  expect(Object.keys(COLUMNS).filter((name) => !meanings.has(name))).toEqual([]);
});
