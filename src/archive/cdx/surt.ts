/**
 * The key of a URL in an index: the host in reverse order, then the path and the sorted query, all in lower case
 * and without `www`. Indexes of pywb and warcio have the same keys.
 */
export function surtOfUrl(url: string): string {
  const plain = url.replace(/^(https?:\/\/)www\d*\./, '$1').toLowerCase();
  if (!/^https?:/.test(url) || !URL.canParse(plain)) return url;
  const { hostname, port, pathname, search } = new URL(plain);
  const host = hostname.split('.').reverse().join(',');
  const query = search === '' ? '' : `?${search.slice(1).split('&').sort().join('&')}`;
  return `${host}${port === '' ? '' : `:${port}`})${pathname}${query}`;
}
