export { isOwnHost } from './address.ts';
export { createBrowser, findChromium, type Renderer } from './browser/index.ts';
export { classifyImported, type ImportedCounts } from './classify-imported.ts';
export { type CrawlOutcome, type CrawlPortalsOptions, crawlPortals } from './crawl-portals.ts';
export { loopbackNetwork, type Network, publicNetwork } from './http/network.ts';
export { type Probe, portalFile, probePortal } from './probe/index.ts';
export type { YearRange } from './walk/wanted-years.ts';
