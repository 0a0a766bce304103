// Compiles src and bench into build/, so that what users run is measured, and runs the benches that are named.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const build = join(root, 'build');

rmSync(build, { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.bench.json')],
  { stdio: 'inherit' },
);
if (status !== 0) process.exit(2);
// Programs of other crawlers are run as they are.
cpSync(join(root, 'bench/crawl/rivals'), join(build, 'bench/crawl/rivals'), { recursive: true });
// The files that the program reads are at the same place relative to dist as to src.
for (const name of ['data', 'docs', 'package.json']) symlinkSync(join(root, name), join(build, name));
const bench = spawnSync(process.execPath, [join(build, 'bench/main.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: root,
});
process.exitCode = bench.status ?? 1;
