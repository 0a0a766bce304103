export { isOwnHost } from './address.ts';
export {
  type BrowserRenderer,
  createBrowser,
  findChromium,
  INSTALL_A_BROWSER,
  type Rendered,
  type RenderedPage,
  type Renderer,
  type RenderRequest,
} from './browser/index.ts';
export { classifyImported, type ImportedCounts } from './classify-imported.ts';
export { type CrawlOptions, crawlPortal } from './crawl-portal.ts';
export { type CrawlPortalsOptions, crawlPortals, type PortalOutcome } from './crawl-portals.ts';
export { loopbackNetwork, type Network, publicNetwork } from './http/network.ts';
export { type Probe, type ProbeOptions, portalFile, probePortal } from './probe/index.ts';
export type { YearRange } from './walk/wanted-years.ts';
