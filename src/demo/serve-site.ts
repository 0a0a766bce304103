import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { answer } from './answer.ts';
import type { Site } from './site.ts';

/** One request that was answered. */
export interface SiteVisit {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

export interface RunningSite {
  /** Free port on 127.0.0.1 that the system chose. */
  readonly port: number;
  /** In the order of arrival; grows while the site runs. */
  readonly requests: readonly SiteVisit[];
  close(): Promise<void>;
}

/** Serves a site on 127.0.0.1 until it is closed. */
export async function serveSite(site: Site): Promise<RunningSite> {
  const requests: SiteVisit[] = [];
  const server = createServer((incoming, response) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const { status, headers: sent, body } = answer(site, { method, url, headers });
    requests.push({ method, url, status, headers });
    // The site has no clock: the same request gets the same bytes on any day.
    response.sendDate = false;
    response.writeHead(status, sent);
    response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    port: address.port,
    requests,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
