import type { Handler } from '../crawl/test-server.ts';

/** A list interface: answers by its query; undefined is a 404. */
export function answering(type: string, answer: (query: URLSearchParams) => string | undefined): Handler {
  return (request, response) => {
    const body = answer(new URL(request.url ?? '/', 'http://any.test').searchParams);
    if (body === undefined) response.statusCode = 404;
    response.setHeader('content-type', type);
    response.end(body ?? 'nothing here');
  };
}

/** Entries `from` to `from + size - 1` of a list, counted from 1. */
export function slice<Item>(items: readonly Item[], from: number, size: number): Item[] {
  return items.slice(from - 1, from - 1 + size);
}
