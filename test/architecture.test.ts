import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** Lowest first; a folder may import from the folders of lower levels, through their index.ts. */
const LEVELS: readonly (readonly string[])[] = [
  ['domain'],
  ['workspace'],
  ['registry', 'archive'],
  ['read'],
  ['crawl', 'extract', 'load', 'publish', 'demo', 'schedule', 'notify'],
  ['cli'],
];

interface Import {
  readonly file: string;
  readonly target: string;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => ({
    file,
    target: match[1] ?? '',
  }));
}

function folderOf(path: string): string {
  return path.split('/')[0] ?? '';
}

function levelOf(folder: string): number {
  return LEVELS.findIndex((level) => level.includes(folder));
}

/** Says what is wrong with an import, or null. */
function fault({ file, target }: Import): string | null {
  const from = folderOf(file);
  if (!target.startsWith('.')) {
    const isIo = target.startsWith('node:') || target.startsWith('@duckdb');
    return from === 'domain' && isIo
      ? `${file}: the domain does no input or output, but imports ${target}`
      : null;
  }
  const path = relative(src, resolve(join(src, dirname(file)), target));
  const to = folderOf(path);
  if (to === from) return null;
  if (levelOf(to) === -1) return `${file}: imports ${path}, which is in no known folder`;
  if (levelOf(to) >= levelOf(from))
    return `${file}: imports go cli -> stages -> domain, but it imports ${path}`;
  return path === `${to}/index.ts` ? null : `${file}: imports ${path} past its index.ts`;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

describe('the source tree', () => {
  it('has only folders with a place in the order', () => {
    expect(files.map(folderOf).filter((folder) => levelOf(folder) === -1)).toEqual([]);
  });

  it('imports in one direction, and other folders only through their index', () => {
    expect(
      files
        .flatMap(importsOf)
        .map(fault)
        .filter((found) => found !== null),
    ).toEqual([]);
  });

  it.each([
    [{ file: 'domain/a.ts', target: '../crawl/index.ts' }, 'cli -> stages -> domain'],
    [{ file: 'crawl/a.ts', target: '../load/index.ts' }, 'cli -> stages -> domain'],
    [{ file: 'load/a.ts', target: '../archive/reader.ts' }, 'past its index.ts'],
    [{ file: 'domain/a.ts', target: 'node:fs' }, 'no input or output'],
    [{ file: 'load/a.ts', target: '../elsewhere/index.ts' }, 'no known folder'],
  ])('would not let %j pass', (wrong, reason) => {
    expect(fault(wrong)).toContain(reason);
  });
});
