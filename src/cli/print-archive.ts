import type { ArchiveFault, ImportSummary, Recovery, Verified } from '../archive/index.ts';
import type { ImportedCounts } from '../crawl/index.ts';
import { counted, grouped } from './terminal.ts';

/** What is wrong, where, and what to do. */
export function faultLines({ kind, file, offset, url, detail, action }: ArchiveFault): string[] {
  const where = offset === null ? file : `${file} at byte ${offset}`;
  return [
    `FAULT    ${kind}: ${where}`,
    ...(url === null ? [] : [`         ${url}`]),
    `         ${detail}`,
    `         ${action}`,
  ];
}

/** What a crawl says about an archive with bytes that are no records, and what to do. */
export function unreadableLine(portal: string, stretches: Recovery['unreadable']): string {
  const bytes = stretches.reduce((sum, { length }) => sum + length, 0);
  return `${portal}: its archive has ${counted(bytes, 'byte')} that ${bytes === 1 ? 'is' : 'are'} no records; see nianbao archive verify --portal ${portal}\n`;
}

export function verifiedLine(portal: string, { files, records, bytes }: Verified, faults: number): string {
  const read = `${counted(files, 'file')}, ${counted(records, 'record')}, ${counted(bytes, 'byte')}`;
  return `verify   ${portal}: ${faults === 0 ? 'no fault' : counted(faults, 'fault')} in ${read}`;
}

/** What was imported, what it is, and everything that was not imported. */
export function importLines(records: ImportSummary, addresses: ImportedCounts): string[] {
  const { taken, held, otherHosts, otherTypes, orphans, broken } = records;
  const { report, attachment, list, unknown } = addresses;
  return [
    `import   ${counted(taken, 'record')} imported, ${grouped(held)} already there`,
    `         new addresses: ${counted(report, 'report')}, ${counted(attachment, 'attachment')}, ${counted(list, 'list')}`,
    ...(unknown === 0
      ? []
      : [`         addresses that look like none of these: ${grouped(unknown)}; a crawl may show more`]),
    ...tallied('not imported, of other hosts', otherHosts),
    ...tallied('not imported, no answers', otherTypes),
    ...orphans.map((url) => `ORPHAN   ${url}: seen again unchanged, but its body is in none of the files`),
    ...broken.flatMap(({ file, offset, url, why }) => [
      `BROKEN   ${file} at byte ${offset}: ${why}`,
      ...(url === null ? [] : [`         ${url}`]),
    ]),
  ];
}

function tallied(title: string, counts: Readonly<Record<string, number>>): string[] {
  const entries = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return [];
  return [`         ${title}:`, ...entries.map(([name, count]) => `           ${name} ${grouped(count)}`)];
}
