/** A request that some list interfaces want instead of a plain one. */
export interface Post {
  /** Where it goes. */
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
}

/**
 * An address that names a POST by its content as well, so that one address stands for one answer. As the WARC
 * tools pywb and warcio name such requests in their indexes.
 */
export function addressOfPost({ url, body }: Post): string {
  const named = new URL(url);
  named.searchParams.append('__wb_method', 'POST');
  named.searchParams.append('__wb_post_data', Buffer.from(body).toString('base64'));
  return named.href;
}
