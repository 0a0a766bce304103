import { z } from 'zod';
import { dateIn } from '../links/link-text.ts';
import { parseHtml } from '../page/html.ts';

/** A count as systems send it: a number, or its digits in quotes. */
export const CountSchema = z.union([z.int().min(0), z.string().regex(/^\d+$/).transform(Number)]);

/** Text of a field that may hold marks of HTML: highlighted words, entities. */
export function plainText(html: string): string {
  return parseHtml(html).text().replace(/\s+/g, ' ').trim();
}

/** Hours by which the clocks of China are ahead of UTC. */
const CHINA_OFFSET_S = 8 * 3600;
/** From here on a number counts milliseconds; in seconds it would be the year 5138. */
const FIRST_MILLISECONDS = 1e11;

/** ISO date, in China, of a field that holds a date as text or counts seconds or milliseconds since 1970. */
export function isoDateIn(value: string | number | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' && !/^\d{9,13}$/.test(value)) return dateIn(value);
  const count = Number(value);
  const seconds = count >= FIRST_MILLISECONDS ? count / 1000 : count;
  if (!(seconds > 0) || seconds >= FIRST_MILLISECONDS) return null;
  return new Date((seconds + CHINA_OFFSET_S) * 1000).toISOString().slice(0, 10);
}
