import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** What a path answers: a page, or whatever a handler does. */
export type Answer = string | { readonly body: string; readonly type: string } | Handler;
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface TestServer {
  readonly port: number;
  /** Paths with query, in the order they were requested; grows. */
  readonly asked: string[];
  /** Milliseconds at which each of them arrived, by the clock that `serve` was given. */
  readonly arrivals: number[];
  /** May be changed while the server runs. A path without query matches every query; the rest is a 404. */
  readonly pages: Map<string, Answer>;
  close(): Promise<void>;
}

/**
 * Serves pages by path on 127.0.0.1, under any host name.
 * @param now milliseconds of some clock; the real one if not given.
 */
export async function serve(
  pages: Readonly<Record<string, Answer>>,
  now: () => number = () => performance.now(),
): Promise<TestServer> {
  const held = new Map(Object.entries(pages));
  const asked: string[] = [];
  const arrivals: number[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    arrivals.push(now());
    const answer = held.get(path) ?? held.get(path.replace(/\?.*/, ''));
    if (typeof answer === 'function') {
      answer(request, response);
      return;
    }
    if (answer === undefined) response.statusCode = 404;
    const { body, type } =
      typeof answer === 'object'
        ? answer
        : { body: answer ?? 'nothing here', type: 'text/html; charset=utf-8' };
    response.setHeader('content-type', type);
    response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    port: address.port,
    asked,
    arrivals,
    pages: held,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Serves pages until the test that requested them is over. */
export async function site(pages: Readonly<Record<string, Answer>>): Promise<TestServer> {
  const server = await serve(pages);
  onTestFinished(() => server.close());
  return server;
}

/** A handler that redirects. */
export function redirectTo(location: string, status = 302): Handler {
  return (_, response) => response.writeHead(status, { location }).end();
}

/** A handler that only answers with a status. */
export function status(code: number, headers: Readonly<Record<string, string>> = {}): Handler {
  return (_, response) => response.writeHead(code, headers).end();
}
