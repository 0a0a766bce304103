/** A request's answer as it came from the network, before anything is derived from it. */
export interface Exchange {
  readonly url: string;
  /** ISO 8601, UTC, milliseconds: when the answer began. */
  readonly capturedAt: string;
  /** Address that answered; null when it is not known. */
  readonly ipAddress: string | null;
  /** `HTTP/1.1 200 OK` */
  readonly statusLine: string;
  /** In the order they came. Values are bytes written as Latin-1 (RFC 9110, 5.5), so none is lost. */
  readonly headers: readonly HttpHeader[];
  /** The body as sent: transfer encoding undone, content encoding not. */
  readonly payload: Uint8Array;
}

export type HttpHeader = readonly [name: string, value: string];

/** The first value of a header, whatever case its name is written in; null when it was not sent. */
export function headerValue(headers: readonly HttpHeader[], name: string): string | null {
  const wanted = name.toLowerCase();
  return headers.find(([candidate]) => candidate.toLowerCase() === wanted)?.[1] ?? null;
}

/** All values of a header that may be split over several lines, joined as in RFC 9110, 5.3. */
export function joinedHeader(headers: readonly HttpHeader[], name: string): string | null {
  const wanted = name.toLowerCase();
  const values = headers
    .filter(([candidate]) => candidate.toLowerCase() === wanted)
    .map(([, value]) => value);
  return values.length === 0 ? null : values.join(', ');
}

/** Status code of a status line; 0 when there is none in it. */
export function statusOf(statusLine: string): number {
  return Number(/^HTTP\/\S+ (\d{3})/.exec(statusLine)?.[1] ?? 0);
}
