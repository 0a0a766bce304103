import { gzipSync } from 'node:zlib';
import { entryTo, reportPage } from '../../crawl/small-portal.ts';
import type { Handler } from '../../crawl/test-server.ts';
import { ENTRY, type HardCase, ROBOTS } from './hard-case.ts';

/** Bytes on the connection as they are, and then its end. */
const rawly =
  (...parts: readonly (string | Uint8Array)[]): Handler =>
  (request) => {
    for (const part of parts) request.socket.write(part);
    request.socket.end();
  };

const html =
  (body: string, status = 200): Handler =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body);

const drip: Handler = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' });
  const timer = setInterval(() => response.write('x'), 10);
  response.once('close', () => clearInterval(timer));
};

const cookieFirst: Handler = (request, response) => {
  if (request.headers.cookie === 'visitor=1') html(reportPage('a'))(request, response);
  else response.writeHead(302, { location: request.url ?? '', 'set-cookie': 'visitor=1; Path=/' }).end();
};

const packed = gzipSync(reportPage('x'.repeat(5000)));

/** What servers do. */
export const SERVERS: readonly HardCase[] = [
  {
    number: 1,
    shows: 'pages that stand before the page: 412, 521, a script with status 200, a slider',
    pages: {
      '/zwgk/': entryTo('a.html', 'b.html', 'c.html', 'd.html'),
      '/zwgk/a.html': html('<script>location.reload()</script>', 412),
      '/zwgk/b.html': html("<script>document.cookie='__jsl_clearance=1'</script>", 521),
      '/zwgk/c.html': html('<script>var wzwschallenge="1"</script>'),
      '/zwgk/d.html': html('<p>请按住滑块，拖动到最右边</p>'),
    },
    states: [
      ROBOTS,
      ENTRY,
      '/zwgk/a.html: blocked login_or_challenge',
      '/zwgk/b.html: blocked login_or_challenge',
      '/zwgk/c.html: blocked login_or_challenge',
      '/zwgk/d.html: blocked login_or_challenge',
    ],
  },
  {
    number: 17,
    shows: 'answers that are not whole: half a body, a broken chunk, gzip that ends early, a wrong length',
    pages: {
      '/zwgk/': entryTo('a.html', 'b.html', 'c.html', 'd.html'),
      '/zwgk/a.html': rawly('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n', reportPage('a').slice(0, 99)),
      '/zwgk/b.html': rawly('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', reportPage('b')),
      '/zwgk/c.html': rawly(
        `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${packed.length - 9}\r\n\r\n`,
        packed.subarray(0, packed.length - 9),
      ),
      '/zwgk/d.html': html(reportPage('d')),
    },
    states: [
      ROBOTS,
      ENTRY,
      '/zwgk/a.html: failed incomplete_body',
      '/zwgk/b.html: failed incomplete_body',
      '/zwgk/c.html: failed incomplete_body',
      '/zwgk/d.html: fetched',
    ],
  },
  {
    number: 17,
    shows: 'a server that sends a byte every now and then',
    pages: { '/zwgk/': entryTo('a.html'), '/zwgk/a.html': drip },
    portal: { politeness: { interval_ms: 0, retries: 0, timeout_ms: 300 } },
    states: [ROBOTS, ENTRY, '/zwgk/a.html: failed timeout'],
  },
  {
    number: 19,
    shows: 'an answer that sets a cookie and redirects to itself',
    pages: { '/zwgk/': entryTo('a.html'), '/zwgk/a.html': cookieFirst },
    states: [ROBOTS, ENTRY, '/zwgk/a.html: fetched'],
  },
  {
    number: 19,
    shows: 'an answer that redirects to itself whatever cookie it gets',
    pages: {
      '/zwgk/': entryTo('a.html'),
      '/zwgk/a.html': (_, response) =>
        response.writeHead(302, { location: 'a.html', 'set-cookie': 'visitor=1; Path=/' }).end(),
    },
    states: [ROBOTS, ENTRY, '/zwgk/a.html: failed redirect_loop'],
  },
  {
    number: 20,
    shows: 'an empty frame for scripts',
    pages: { '/zwgk/': '<div id="app"></div><script src="/static/app.js"></script>' },
    states: [ROBOTS, '/zwgk/: failed needs_browser'],
  },
  {
    number: 22,
    shows: 'an attachment of 300 MB',
    pages: {
      '/zwgk/': entryTo('a.html', 'b.html'),
      '/zwgk/a.html': '<a href="scan.pdf">附件</a>',
      '/zwgk/scan.pdf': (_, response) => {
        response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': '300000000' });
        response.write('%PDF-1.7');
      },
      '/zwgk/b.html': reportPage('b'),
    },
    states: [
      ROBOTS,
      ENTRY,
      '/zwgk/a.html: fetched',
      '/zwgk/b.html: fetched',
      '/zwgk/scan.pdf: skipped too_large',
    ],
  },
];
