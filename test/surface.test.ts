import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

interface Export {
  readonly name: string;
  readonly isType: boolean;
}

/** What an index.ts exports, in the order of names; how it does so is kept simple enough for three patterns. */
function exportsOf(index: string): Export[] {
  const lists = [...index.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, type, names = '']) =>
    names
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '')
      .map((entry) => ({
        name: entry.replace(/^type /, ''),
        isType: type !== undefined || entry.startsWith('type '),
      })),
  );
  const declared = [
    ...index.matchAll(/^export (?:async )?(type|interface|function|class|const) (\w+)/gm),
  ].map(([, kind = '', name = '']) => ({ name, isType: kind === 'type' || kind === 'interface' }));
  return [...lists, ...declared].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Without comments: a name in one is no use of it. */
function codeOf(path: string): string {
  return readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

const code = new Map(
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, codeOf(join(src, file))]),
);
const rooms = readdirSync(src).filter((room) => code.has(`${room}/index.ts`));
const surfaces = rooms.map((room) => ({ room, exports: exportsOf(code.get(`${room}/index.ts`) ?? '') }));

describe('the public surface', () => {
  /** `npx vitest run test/surface.test.ts -u` updates it, for a reader of the diff to judge. */
  it('of each room is as it was', async () => {
    const text = surfaces.map(({ room, exports }) =>
      [
        `${room}: ${exports.length}`,
        ...exports.map(({ name, isType }) => `  ${isType ? 'type ' : ''}${name}`),
        '',
      ].join('\n'),
    );
    await expect(text.join('\n')).toMatchFileSnapshot('surface.txt');
  });

  it.each(surfaces)('of $room is what other rooms use', ({ room, exports }) => {
    const users = [...code].filter(
      ([file, text]) => !file.startsWith(`${room}/`) && text.includes(`/${room}/index.ts'`),
    );
    const isUsed = ({ name }: Export): boolean =>
      users.some(([, text]) => new RegExp(`\\b${name}\\b`).test(text));
    expect(exports.filter((one) => !isUsed(one))).toEqual([]);
  });

  it.each(rooms)('of %s is written name by name', (room) => {
    expect(code.get(`${room}/index.ts`)).not.toMatch(/export (?:\*|default)|\bas\b/);
  });

  it('is read as TypeScript means it', () => {
    const index = `
      export { one, type Two } from './a.ts';
      export type {
        Three,
      } from './b.ts';
      export async function four() {}
      export interface Five {}
    `.replace(/^ {6}/gm, '');
    expect(exportsOf(index)).toEqual([
      { name: 'Five', isType: true },
      { name: 'Three', isType: true },
      { name: 'Two', isType: true },
      { name: 'four', isType: false },
      { name: 'one', isType: false },
    ]);
  });
});
