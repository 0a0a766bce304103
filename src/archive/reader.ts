import { compareText } from '../workspace/index.ts';
import type { Capture } from './capture.ts';
import { compareCaptures } from './cdx/cdxj.ts';
import { indexedCaptures } from './cdx/index-file.ts';

/**
 * All captures of an archive by URL, then by time. Reads only the index, and changes nothing; records that an
 * interrupted crawl has not indexed yet are not among them.
 * @param isWanted nothing of the other captures stays in memory.
 * @throws {Failure} `record_invalid`
 */
export async function readCaptures(
  folder: string,
  isWanted: (capture: Capture) => boolean = () => true,
): Promise<Capture[]> {
  const captures: Capture[] = [];
  for await (const capture of indexedCaptures(folder)) if (isWanted(capture)) captures.push(capture);
  return captures.sort((a, b) => compareText(a.url, b.url) || compareCaptures(a, b));
}
