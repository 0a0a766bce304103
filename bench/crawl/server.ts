import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { readRegistry } from '../../src/registry/index.ts';
import { createSite } from './site.ts';

/** What the process of a server is started with, as JSON. */
export const ServerOptionsSchema = z.object({
  agencies: z.int(),
  reports: z.int(),
  /** Whether answers carry an ETag and a request with it is answered by 304. */
  validators: z.boolean(),
});
export type ServerOptions = z.infer<typeof ServerOptionsSchema>;

/** What the process sends: its port when it is ready; on demand, the milliseconds at which requests came, by host. */
export const ServerMessageSchema = z.union([
  z.object({ port: z.int() }),
  z.object({ arrivals: z.record(z.string(), z.array(z.number())) }),
]);

interface Page {
  readonly body: Buffer;
  readonly etag: string;
}

/**
 * Serves an invented portal in a separate process, under any host name, and below `/p0/`, `/p1/` … for programs
 * that cannot be given the address of a host name.
 */
async function serve(options: ServerOptions): Promise<void> {
  const site = createSite(await readRegistry(), options);
  const arrivals = new Map<string, number[]>();
  /** Made once: what the server takes, all who crawl it lack. */
  const made = new Map<string, Page | undefined>();
  const pageAt = (path: string): Page | undefined => {
    if (made.has(path)) return made.get(path);
    const text = site(path);
    const page =
      text === undefined
        ? undefined
        : { body: Buffer.from(text), etag: `"${createHash('sha1').update(text).digest('hex')}"` };
    made.set(path, page);
    return page;
  };

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { host = '' } = request.headers;
    const times = arrivals.get(host) ?? [];
    arrivals.set(host, times);
    times.push(performance.now());
    const page = pageAt((request.url ?? '/').replace(/^\/p\d+(?=\/)/, ''));
    if (page === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('nothing here');
      return;
    }
    const etag = options.validators ? page.etag : undefined;
    if (etag !== undefined) response.setHeader('etag', etag);
    if (etag !== undefined && request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page.body);
  };

  const server = createServer({ keepAliveTimeout: 60_000 }, answer);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address !== null && typeof address === 'object') process.send?.({ port: address.port });
  });
  process.on('message', () => process.send?.({ arrivals: Object.fromEntries(arrivals) }));
  process.on('disconnect', () => process.exit());
}

const [, , options] = process.argv;
if (options !== undefined && process.send !== undefined) {
  await serve(ServerOptionsSchema.parse(JSON.parse(options)));
}
