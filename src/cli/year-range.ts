import { InvalidArgumentError } from 'commander';
import type { YearRange } from '../crawl/index.ts';

/** Reads the value of `--years`: `2021-2025`, or one year. */
export function parseYears(given: string): YearRange {
  const [, from, to = from] = /^((?:19|20)\d{2})(?:-((?:19|20)\d{2}))?$/.exec(given) ?? [];
  const years = { first: Number(from), last: Number(to) };
  if (years.first <= years.last) return years;
  throw new InvalidArgumentError('must be a report year, or two such as 2021-2025.');
}
