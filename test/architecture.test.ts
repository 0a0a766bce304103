import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** Lowest first; a folder may import from the folders of lower levels, through their index.ts. */
const LEVELS: readonly (readonly string[])[] = [
  ['domain'],
  ['text'],
  ['workspace'],
  ['registry', 'archive'],
  ['read'],
  ['crawl', 'extract', 'load', 'publish', 'demo', 'schedule', 'notify'],
  ['cli'],
];

/**
 * Inside the three largest rooms, lowest level first; files of a level don't import each other. `name/index.ts` is a sub-folder that
 * is entered by its index only, `name/*` one of small parts that are imported one by one. The room's own index is above all of them.
 */
const ROOMS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  read: [
    ['document.ts', 'unreadable.ts', 'spaces.ts'],
    ['grid.ts', 'xml.ts', 'ole.ts', 'unpack-limits.ts'],
    ['zip.ts', 'rar.ts', 'word-body.ts', 'sheet-blocks.ts', 'layout/index.ts'],
    ['html/index.ts', 'doc/index.ts', 'docx/index.ts', 'rtf/index.ts', 'odf/index.ts', 'ocr/index.ts'],
    ['text.ts', 'mht.ts', 'spreadsheet.ts', 'pdf/index.ts', 'bundle.ts', 'format.ts'],
  ],
  crawl: [
    ['address.ts'],
    ['http/*', 'page/*'],
    ['browser/index.ts', 'links/*'],
    ['families/index.ts', 'politeness/*'],
    ['states/*'],
    ['client/*'],
    ['robots/*'],
    ['walk/*'],
    ['crawl-portal.ts', 'classify-imported.ts'],
    ['crawl-portals.ts', 'probe/index.ts'],
  ],
  extract: [
    ['units.ts', 'placed-document.ts'],
    ['value.ts'],
    ['identity/index.ts', 'match/index.ts', 'checks/index.ts', 'opened-document.ts'],
    ['narrative.ts', 'extracted-document.ts', 'reports-on-page.ts'],
    ['form-reader.ts', 'contract.ts'],
    ['join/index.ts'],
    ['extractor.ts'],
    ['worker/index.ts'],
    ['portal/index.ts'],
    ['extract-portal.ts'],
    ['extract-portals.ts'],
  ],
};

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
  if (to === from) return faultInRoom(from, file, path);
  if (levelOf(to) === -1) return `${file}: imports ${path}, which is in no known folder`;
  if (levelOf(to) >= levelOf(from))
    return `${file}: imports go cli -> stages -> domain, but it imports ${path}`;
  return path === `${to}/index.ts` ? null : `${file}: imports ${path} past its index.ts`;
}

/** The same for an import inside one room. */
function faultInRoom(room: string, file: string, path: string): string | null {
  const levels = ROOMS[room];
  const [from, to] = [partOf(file), partOf(path)];
  if (levels === undefined || from === to || from === 'index.ts') return null;
  const levelOfPart = (part: string): number =>
    levels.findIndex((level) => level.some((entry) => firstOf(entry) === part));
  if (levelOfPart(to) === -1 || levelOfPart(to) >= levelOfPart(from)) {
    return `${file}: inside ${room} imports go down its levels, but it imports ${path}`;
  }
  const isDoor = levels.flat().includes(`${to}/index.ts`);
  return isDoor && path !== `${room}/${to}/index.ts` ? `${file}: imports ${path} past its index.ts` : null;
}

/** What of a room a path leads into: a sub-folder, or a file at its top. */
function partOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function firstOf(entry: string): string {
  return entry.split('/')[0] ?? '';
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

  it.each(Object.entries(ROOMS))(
    'has a level in %s for each of its sub-folders and files',
    (room, levels) => {
      const ofRoom = files.filter((file) => folderOf(file) === room);
      const hasIndex = (part: string): boolean => ofRoom.includes(`${room}/${part}/index.ts`);
      const parts = [...new Set(ofRoom.map(partOf))].filter((part) => part !== 'index.ts');
      const entryOf = (part: string): string =>
        part.endsWith('.ts') ? part : `${part}/${hasIndex(part) ? 'index.ts' : '*'}`;
      expect(levels.flat().toSorted()).toEqual(parts.map(entryOf).toSorted());
    },
  );

  it.each([
    [{ file: 'domain/a.ts', target: '../crawl/index.ts' }, 'cli -> stages -> domain'],
    [{ file: 'crawl/a.ts', target: '../load/index.ts' }, 'cli -> stages -> domain'],
    [{ file: 'load/a.ts', target: '../archive/reader.ts' }, 'past its index.ts'],
    [{ file: 'domain/a.ts', target: 'node:fs' }, 'no input or output'],
    [{ file: 'load/a.ts', target: '../elsewhere/index.ts' }, 'no known folder'],
    [{ file: 'crawl/http/a.ts', target: '../walk/queue-item.ts' }, 'go down its levels'],
    [{ file: 'crawl/robots/a.ts', target: '../elsewhere/a.ts' }, 'go down its levels'],
    [{ file: 'read/pdf/a.ts', target: '../ocr/ink.ts' }, 'past its index.ts'],
  ])('would not let %j pass', (wrong, reason) => {
    expect(fault(wrong)).toContain(reason);
  });
});

/** Tests that stand for no file of the source. */
const WITHOUT_SOURCE: readonly { readonly path: string; readonly because: string }[] = [
  { path: 'architecture.test.ts', because: 'holds the source tree as a whole' },
  { path: 'surface.test.ts', because: 'holds what all rooms export' },
  { path: 'cli/', because: 'a command is tested as a user gives it, through every stage' },
  { path: 'portals/', because: 'each invented portal goes from its pages to the reports found' },
  { path: 'samples/', because: 'published reports go through every reader' },
];

describe('the tests', () => {
  const tests = readdirSync(join(src, '../test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => !WITHOUT_SOURCE.some(({ path }) => name.startsWith(path)));

  /** `crawl/walk/due.test.ts` tests `crawl/walk/due.ts`; `due.recheck.test.ts` and `due.long.test.ts` as well. */
  const sourceOf = (test: string): string =>
    join(dirname(test), basename(test).replace(/\..*$/, '')).replaceAll('\\', '/');

  it('are called like the file or folder that they test', () => {
    const isSource = (path: string): boolean =>
      files.includes(`${path}.ts`) || files.some((file) => file.startsWith(`${path}/`));
    expect(tests.filter((test) => !isSource(sourceOf(test)))).toEqual([]);
  });

  it('stand for a file in most rooms', () => {
    expect(new Set(tests.map(folderOf)).size).toBeGreaterThan(9);
  });
});
