import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { gzipSync } from 'node:zlib';
import { HTML, type Site, type SitePage } from './site.ts';

export interface SiteRequest {
  readonly method: string;
  /** Path and query, as the request line has them. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export interface SiteAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const MISSING: SitePage = {
  status: 404,
  contentType: HTML,
  body: '<!DOCTYPE html>\n<html><head><title>404</title></head><body><p>您访问的页面不存在或已删除。</p></body></html>\n',
};

const REFUSED: SitePage = {
  status: 405,
  contentType: 'text/plain; charset=utf-8',
  headers: { allow: 'GET, HEAD' },
  body: 'Only GET and HEAD are answered.\n',
};

/**
 * What a web server for static files answers: the page, 304 when the client's copy is current,
 * 404 when there is none. Text is compressed for clients that accept it.
 */
export function answer(site: Site, request: SiteRequest): SiteAnswer {
  const isHead = request.method === 'HEAD';
  const page = isHead || request.method === 'GET' ? (pageAt(site, request.url) ?? MISSING) : REFUSED;
  const body = typeof page.body === 'string' ? Buffer.from(page.body) : page.body;
  const validators = validatorsOf(page, body);
  if (validators !== null && isCurrent(request.headers, validators)) {
    return { status: 304, headers: headersOf(validators), body: new Uint8Array() };
  }
  const packed = acceptsGzip(request.headers) && page.contentType.startsWith('text/');
  const sent = packed ? gzipSync(body) : body;
  return {
    status: page.status ?? 200,
    headers: {
      'content-type': page.contentType,
      'content-length': String(sent.byteLength),
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
      vary: 'accept-encoding',
      ...(validators === null ? {} : headersOf(validators)),
      ...page.headers,
    },
    body: isHead ? new Uint8Array() : sent,
  };
}

interface Validators {
  readonly etag: string;
  readonly lastModified: Date;
}

function pageAt(site: Site, url: string): SitePage | undefined {
  const [path = '/', query = ''] = url.split('?', 2);
  return site(path, new URLSearchParams(query));
}

/** The tag is weak, because the compressed and the plain body share it (RFC 9110, 8.8.3.3). */
function validatorsOf(page: SitePage, body: Uint8Array): Validators | null {
  if (page.lastModified === undefined) return null;
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 16);
  return { etag: `W/"${digest}"`, lastModified: page.lastModified };
}

function headersOf({ etag, lastModified }: Validators): Record<string, string> {
  return { etag, 'last-modified': lastModified.toUTCString() };
}

/** If-Modified-Since counts only where If-None-Match is absent (RFC 9110, 13.1.3). */
function isCurrent(headers: IncomingHttpHeaders, { etag, lastModified }: Validators): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) {
    return tags.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
  }
  const since = headers['if-modified-since'];
  return since !== undefined && lastModified.getTime() <= Date.parse(since);
}

function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}

function acceptsGzip(headers: IncomingHttpHeaders): boolean {
  const accepted = headers['accept-encoding'];
  return typeof accepted === 'string' && /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(accepted);
}
