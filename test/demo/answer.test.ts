import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { answer, type SiteAnswer } from '../../src/demo/answer.ts';
import type { Site } from '../../src/demo/site.ts';

const site: Site = (path, query) => {
  if (path === '/a.html') {
    return {
      contentType: 'text/html; charset=utf-8',
      body: '<p>年报</p>',
      lastModified: new Date('2025-01-17T01:30:00Z'),
    };
  }
  if (path === '/list')
    return { contentType: 'text/plain; charset=utf-8', body: `page ${query.get('page')}` };
  if (path === '/old')
    return { contentType: 'text/plain', body: '', status: 301, headers: { location: '/a.html' } };
  if (path === '/a.doc') return { contentType: 'application/octet-stream', body: Uint8Array.of(0xd0, 0xcf) };
  return undefined;
};

function ask(url: string, headers: Record<string, string> = {}, method = 'GET'): SiteAnswer {
  return answer(site, { method, url, headers });
}

const text = ({ body }: SiteAnswer): string => Buffer.from(body).toString('utf8');

describe('a request', () => {
  it('gets the page of its path, with its length in bytes', () => {
    const page = ask('/a.html');
    expect(page.status).toBe(200);
    expect(text(page)).toBe('<p>年报</p>');
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-length': '13',
    });
  });

  it('hands its query to the site', () => {
    expect(text(ask('/list?page=2'))).toBe('page 2');
  });

  it('for nothing the site knows gets 404', () => {
    expect(ask('/b.html').status).toBe(404);
  });

  it('is redirected where the site says so', () => {
    expect(ask('/old')).toMatchObject({ status: 301, headers: { location: '/a.html' } });
  });

  it('other than GET and HEAD gets 405', () => {
    expect(ask('/a.html', {}, 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  });

  it('by HEAD gets the headers of GET and no body', () => {
    const head = ask('/a.html', {}, 'HEAD');
    expect(head.headers).toEqual(ask('/a.html').headers);
    expect(head.body).toHaveLength(0);
  });
});

describe('a client with a copy', () => {
  const etag = ask('/a.html').headers['etag'] ?? '';

  it('gets 304 and no body when its tag is current', () => {
    const again = ask('/a.html', { 'if-none-match': `"old", ${etag}` });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    expect(again.headers['etag']).toBe(etag);
  });

  it('gets the page when its tag is another one, whatever date it names', () => {
    const headers = { 'if-none-match': '"old"', 'if-modified-since': 'Fri, 17 Jan 2025 01:30:00 GMT' };
    expect(ask('/a.html', headers).status).toBe(200);
  });

  it('gets 304 for the date of the last change, the page for a date before it', () => {
    expect(ask('/a.html', { 'if-modified-since': 'Fri, 17 Jan 2025 01:30:00 GMT' }).status).toBe(304);
    expect(ask('/a.html', { 'if-modified-since': 'Thu, 16 Jan 2025 01:30:00 GMT' }).status).toBe(200);
    expect(ask('/a.html', { 'if-modified-since': 'yesterday' }).status).toBe(200);
  });

  it('always gets a page that has no validators', () => {
    const first = ask('/list');
    expect(first.headers).not.toHaveProperty('etag');
    expect(first.headers).not.toHaveProperty('last-modified');
    expect(ask('/list', { 'if-none-match': '*' }).status).toBe(200);
  });
});

describe('compression', () => {
  it('is used for text when the client accepts gzip', () => {
    const packed = ask('/a.html', { 'accept-encoding': 'br, gzip;q=0.8' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['content-length']).toBe(String(packed.body.byteLength));
    expect(gunzipSync(packed.body).toString('utf8')).toBe('<p>年报</p>');
  });

  it('is left out when the client refuses it, and for files that are no text', () => {
    expect(ask('/a.html', { 'accept-encoding': 'gzip;q=0, br' }).headers).not.toHaveProperty(
      'content-encoding',
    );
    expect(ask('/a.doc', { 'accept-encoding': 'gzip' }).headers).not.toHaveProperty('content-encoding');
  });
});
