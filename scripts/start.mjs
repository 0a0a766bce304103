// `npm start`: sets up, builds what changed, and becomes `nianbao` with the arguments given, or `nianbao demo` without any.
import { fileURLToPath } from 'node:url';
import { step } from './setup.mjs';

const root = new URL('..', import.meta.url);
const typescript = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root));
const built = step(process.execPath, [typescript, '-p', fileURLToPath(new URL('tsconfig.build.json', root))]);
if (built !== 0) process.exit(2);

const main = new URL('dist/cli/main.js', root);
const args = process.argv.slice(2);
process.argv = [process.execPath, fileURLToPath(main), ...(args.length === 0 ? ['demo'] : args)];
process.chdir(process.env.INIT_CWD ?? process.cwd());
// In this process, so that signals reach it and its status is that of the program.
await import(main.href);
