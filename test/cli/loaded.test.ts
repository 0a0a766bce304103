import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { demoWorkspace } from '../shared/demo-workspace.ts';

const run = promisify(execFile);
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

let workspace: string;
beforeAll(async () => {
  workspace = await demoWorkspace();
});

const asModule = (source: string) => `data:text/javascript,${encodeURIComponent(source)}`;

/** Before the program: writes the address of each module that is imported or required, a line each, into the file LOADED. */
const RECORDER = asModule(`
  import { appendFileSync } from 'node:fs';
  import { Module, register } from 'node:module';
  register(${JSON.stringify(
    asModule(`
      import { appendFileSync } from 'node:fs';
      export async function resolve(specifier, context, next) {
        const resolved = await next(specifier, context);
        appendFileSync(process.env.LOADED, resolved.url + '\\n');
        return resolved;
      }`),
  )});
  const load = Module._load;
  Module._load = function (request, parent, isMain) {
    appendFileSync(process.env.LOADED, Module._resolveFilename(request, parent, isMain) + '\\n');
    return load.call(this, request, parent, isMain);
  };
`);

/** Dependencies in package.json of which a command loads anything, and folders of src. */
async function loadedBy(
  args: readonly string[],
  env = process.env,
): Promise<{ packages: string[]; folders: string[] }> {
  const list = join(tmpdir(), `loaded-${process.pid}.txt`);
  await run(process.execPath, ['--import', RECORDER, main, ...args], { env: { ...env, LOADED: list } });
  const loaded = await readFile(list, 'utf8');
  await rm(list);
  const { dependencies } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  const matches = (pattern: RegExp) =>
    [...new Set([...loaded.matchAll(pattern)].map(([, name = '']) => name))].toSorted();
  return {
    packages: matches(/\/node_modules\/(@[^/\n]+\/[^/\n]+|[^/\n]+)\//g).filter(
      (name) => name in dependencies,
    ),
    folders: matches(/\/dist\/([a-z]+)\/.*$/gm),
  };
}

it('extract FILE loads the readers, required or imported, and neither the crawl nor the database', async () => {
  const file = fileURLToPath(new URL('../fixtures/documents/invented-2023.html', import.meta.url));
  const { packages, folders } = await loadedBy(['extract', file]);
  expect(packages).toEqual(expect.arrayContaining(['p-queue', 'htmlparser2', 'cfb']));
  expect(folders).toEqual(expect.arrayContaining(['extract', 'read']));
  expect(packages).not.toContain('@duckdb/node-api');
  expect(folders.filter((name) => ['crawl', 'load', 'publish', 'demo'].includes(name))).toEqual([]);
});

it.each([
  ['--help', []],
  ['--version', []],
  ['help', []],
])('%s loads no stage, and of the libraries that of the command line alone', async (...[args]) => {
  expect(await loadedBy([args])).toEqual({ packages: ['commander'], folders: ['cli', 'text'] });
});

it.each([
  ['status', []],
  ['query', ['FROM report LIMIT 1']],
  ['compare', ['--measure', 'requests.new.total']],
  ['changes', ['--since', '2020-01-01']],
  ['builds', []],
])('%s loads the database, and no library of another stage', async (command, args) => {
  const { packages, folders } = await loadedBy([command, ...args, '--workspace', workspace]);
  expect(packages).toContain('@duckdb/node-api');
  const needed = ['@duckdb/node-api', 'commander', 'string-width', 'zod', 'htmlparser2', 'csv-stringify'];
  expect(packages.filter((name) => !needed.includes(name))).toEqual([]);
  expect(folders.filter((name) => ['crawl', 'extract', 'read', 'archive', 'demo'].includes(name))).toEqual(
    [],
  );
});

it('the library of the browser is loaded to open one, not to look for it', async () => {
  const env = { ...process.env, NIANBAO_CHROMIUM: '', PLAYWRIGHT_BROWSERS_PATH: workspace };
  const { packages } = await loadedBy(['doctor', '--workspace', workspace], env);
  expect(packages).toContain('undici');
  expect(packages).not.toContain('playwright');
});
