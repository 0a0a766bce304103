/**
 * The address under which the archive holds a page's HTML after rendering, beside the answer of the server: as a separate
 * response, because no server sent these bytes. Replay tools ignore it, as they ignore every `urn:`.
 */
export function renderedUrl(url: string): string {
  return `urn:nianbao:rendered:${url}`;
}

/** The address of a page's picture, as Browsertrix names it. */
export function pictureUrl(url: string): string {
  return `urn:view:${url}`;
}
