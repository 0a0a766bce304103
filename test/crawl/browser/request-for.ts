import type { RenderRequest } from '../../../src/crawl/browser/index.ts';
import { loopbackNetwork } from '../../../src/crawl/index.ts';
import { HOST, portalWith } from '../small-portal.ts';

/** A request for a page of the portal that a test serves at `port`. */
export function requestFor(port: number, path: string, changes: Partial<RenderRequest> = {}): RenderRequest {
  return {
    url: `${HOST}${path}`,
    portal: portalWith(),
    allows: (url) => new URL(url).origin === HOST,
    network: loopbackNetwork(port),
    software: 'nianbao/test (+https://example.org)',
    signal: undefined,
    ...changes,
  };
}
