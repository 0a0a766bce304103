// Installs what package-lock.json names, unless that is installed already. Plain JavaScript on Node alone: it runs
// before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`nianbao needs Node 20 or newer; this is ${process.versions.node}. See https://nodejs.org/`);
  process.exit(2);
}

/** npm notes what it installed in node_modules/.package-lock.json; every package named there must be the lockfile's. */
function isInstalled() {
  const notes = `${root}node_modules/.package-lock.json`;
  if (!existsSync(notes)) return false;
  const wanted = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages;
  const installed = JSON.parse(readFileSync(notes, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional === true || installed[path]?.version === entry.version,
  );
}

/**
 * Runs a program and gives its exit status. Ends as it did where a signal ended it, and with 3 where the system does not
 * run it: the exit statuses are those of docs/operating.md.
 */
export function step(program, args, options = {}) {
  const { status, signal, error } = spawnSync(program, args, { stdio: 'inherit', ...options });
  if (error !== undefined) {
    console.error(error.message);
    process.exit(3);
  }
  if (signal !== null) process.kill(process.pid, signal);
  return status;
}

function setUp() {
  if (isInstalled()) return;
  console.error('Installing dependencies (once) …');
  const status = step('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('npm ci failed; see its messages above. Is the npm registry reachable?');
    process.exit(3);
  }
}

setUp();
