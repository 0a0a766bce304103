import type { Exchange } from '../../archive/index.ts';
import { pictureUrl, renderedUrl } from '../../domain/index.ts';
import type { RenderedPage } from '../browser/index.ts';

/** What the archive keeps of a page that a browser has shown, each under an address of its own. */
export function exchangesOf(
  url: string,
  rendered: RenderedPage,
  now: Date,
): { readonly html: Exchange; readonly picture: Exchange | null } {
  const capturedAt = now.toISOString();
  const { html, picture, status } = rendered;
  const keep = (address: string, contentType: string, payload: Uint8Array): Exchange => ({
    url: address,
    capturedAt,
    ipAddress: null,
    statusLine: `HTTP/1.1 ${status}`,
    headers: [
      ['Content-Type', contentType],
      // RFC 9110, 8.7: the real address of this content.
      ['Content-Location', rendered.url],
    ],
    payload,
  });
  return {
    html: keep(renderedUrl(url), 'text/html; charset=utf-8', Buffer.from(html)),
    picture: picture === null ? null : keep(pictureUrl(url), 'image/png', picture),
  };
}
