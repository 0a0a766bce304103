// Crawlee's CheerioCrawler over the same portals: every link below an entry is followed once, every page parsed, nothing
// kept on disk. Copied beside the packages it needs; see ../rivals.ts.
import { CheerioCrawler, Configuration, log } from '@crawlee/cheerio';

const [, , ...entries] = process.argv;
const globs = entries.map((entry) => `${entry}**`);
log.setLevel(log.LEVELS.ERROR);
let pages = 0;
const crawler = new CheerioCrawler(
  {
    maxConcurrency: 50,
    minConcurrency: 10,
    respectRobotsTxtFile: true,
    useSessionPool: false,
    requestHandler: async ({ $, enqueueLinks }) => {
      pages += 1;
      $('h1').text();
      await enqueueLinks({ globs });
    },
  },
  new Configuration({ persistStorage: false, purgeOnStart: false }),
);
const began = performance.now();
const cpuBefore = process.cpuUsage();
await crawler.run(entries);
const { user, system } = process.cpuUsage(cpuBefore);
const seconds = (performance.now() - began) / 1000;
const peakMiB = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ seconds, cpu: (user + system) / 1e6, pages, peakMiB }));
