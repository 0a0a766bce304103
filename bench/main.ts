import { main as accuracy } from './accuracy.ts';
import { main as crawl } from './crawl.ts';
import { main as exports } from './export.ts';
import { main as formats } from './formats.ts';
import { main as html } from './html-speed.ts';
import { main as load } from './load.ts';
import { main as scans } from './scans.ts';

/** By name; what follows a colon is an argument: `load:50000` for that many reports, `crawl:politeness` for one part. */
const BENCHES: Readonly<Record<string, (argument: string | undefined) => Promise<void>>> = {
  html,
  load: (reports) => load(numberIn(reports)),
  formats,
  accuracy,
  scans,
  export: (reports) => exports(numberIn(reports)),
  crawl,
};

function numberIn(argument: string | undefined): number | undefined {
  return argument === undefined ? undefined : Number(argument);
}

/** `npm run bench`: all of them, or those named; each prints its ratios and sets the exit status where a bound is missed. */
const named = process.argv.slice(2).map((text) => text.split(':'));
const unknown = named.flatMap(([name = '']) => (Object.hasOwn(BENCHES, name) ? [] : [name]));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there are: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
for (const [name, run] of Object.entries(BENCHES)) {
  const wanted = named.find(([one]) => one === name);
  if (named.length > 0 && wanted === undefined) continue;
  console.log(`== ${name}`);
  await run(wanted?.[1]);
}
