// `npm start`: sets up, builds what changed, and runs `nianbao` with the arguments given, or `nianbao demo` without any.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (args) =>
  spawnSync(process.execPath, args, { stdio: 'inherit', cwd: process.env.INIT_CWD ?? process.cwd() })
    .status ?? 2;

const built = run([`${root}node_modules/typescript/bin/tsc`, '-p', `${root}tsconfig.build.json`]);
if (built !== 0) process.exit(built);
const args = process.argv.slice(2);
process.exit(run([`${root}dist/cli/main.js`, ...(args.length === 0 ? ['demo'] : args)]));
