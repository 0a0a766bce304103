import { fileURLToPath } from 'node:url';
import { main as accuracy } from './accuracy.ts';
import { main as crawl } from './crawl.ts';
import { main as exports } from './export.ts';
import { main as formats } from './formats.ts';
import { main as html } from './html-speed.ts';
import { main as load } from './load.ts';

/** `npm run bench`: all of them, or those named; each prints its ratios and sets the exit status where a bound is missed. */
const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  html,
  load,
  formats,
  accuracy,
  export: () => exports(),
  crawl,
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const named = process.argv.slice(2);
  const unknown = named.filter((name) => !Object.hasOwn(BENCHES, name));
  if (unknown.length > 0) {
    console.error(`no bench ${unknown.join(', ')}; there are: ${Object.keys(BENCHES).join(', ')}`);
    process.exit(2);
  }
  for (const [name, run] of Object.entries(BENCHES)) {
    if (named.length > 0 && !named.includes(name)) continue;
    console.log(`== ${name}`);
    await run();
  }
}
