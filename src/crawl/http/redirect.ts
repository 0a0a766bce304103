import type { Capture } from '../../archive/index.ts';

/** RFC 9110, 15.4: those that name one other address where the answer is. */
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** Target of an answer that redirects, as sent; null when it is no redirect. */
export function redirectOf({ status, location }: Pick<Capture, 'status' | 'location'>): string | null {
  return REDIRECTS.includes(status) ? location : null;
}
