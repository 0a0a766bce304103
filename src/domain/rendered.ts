/**
 * The address under which the archive holds a page's HTML after rendering, beside the answer of the server: as a response
 * of its own, because it is no bytes that a server sent. Replay tools pass over it, as over every `urn:`.
 */
export function renderedUrl(url: string): string {
  return `urn:nianbao:rendered:${url}`;
}

/** The address of a page's picture, as Browsertrix names it. */
export function pictureUrl(url: string): string {
  return `urn:view:${url}`;
}
