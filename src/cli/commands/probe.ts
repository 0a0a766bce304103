import { type Command, InvalidArgumentError } from 'commander';
import { type Probe, portalFile, probePortal, publicNetwork } from '../../crawl/index.ts';
import { Failure, isProblemCode } from '../../domain/index.ts';
import { readRegistry } from '../../registry/index.ts';
import { problemMeaning, visitText } from '../../text/index.ts';
import { withBrowser } from '../browser.ts';
import { type CommandContext, softwareOf } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { progressOn } from '../progress.ts';
import { counted } from '../terminal.ts';
import { textTable } from '../text-table.ts';

interface ProbeCommandOptions {
  readonly requests: number;
  readonly render?: boolean;
  readonly json?: boolean;
}

const DEFAULT_REQUESTS = 40;
/** Agencies, lists and addresses that fit on a screen; --json has them all. */
const SHOWN = 12;

/** `probe`: examines a portal before it is in the registry. */
export function addProbe(
  command: Command,
  context: CommandContext,
  done: (status: ExitStatus) => void,
): void {
  command
    .argument('<url>', 'page from which a person would click to the reports')
    .option('--requests <number>', 'requests at most, a second apart', count, DEFAULT_REQUESTS)
    .option('--render', 'show every page in a browser, for portals that are scripts only')
    .option('--json', 'print everything as JSON')
    .action(async (url: string, options: ProbeCommandOptions) => {
      const probe = await probed(url, options, context);
      context.terminal.out(
        options.json === true
          ? JSON.stringify({ ...probe, yaml: hasPages(probe) ? portalFile(probe) : null }, null, 2)
          : probeLines(probe).join('\n'),
      );
      done(probe.reports.length > 0 ? EXIT.done : EXIT.incomplete);
    });
}

async function probed(
  url: string,
  { requests, render = false }: ProbeCommandOptions,
  context: CommandContext,
): Promise<Probe> {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new Failure('usage', { fault: 'page_url', url });
  }
  const registry = await readRegistry();
  const { now, random, signal } = context;
  return withBrowser(context, (browser) => {
    if (render && browser.renderer === undefined) {
      throw new Failure('usage', { fault: 'no_browser' });
    }
    return probePortal({
      url: new URL(url).href,
      requests,
      render,
      registry,
      network: publicNetwork,
      now,
      random,
      software: softwareOf(context),
      signal,
      onProgress: progressOn(context.terminal),
      ...browser,
    });
  });
}

/** For a portal that showed no page a portal file would contain nothing. */
function hasPages({ pages, reports }: Probe): boolean {
  return pages + reports.length > 0;
}

export function probeLines(probe: Probe): string[] {
  if (!hasPages(probe)) {
    return [
      `${probe.url} could not be examined:`,
      ...wantingLines(probe.wanting),
      ...partialLines(probe.run),
    ];
  }
  const { site, families, robots, lists, agencies, years, reports, wanting, run } = probe;
  return [
    `site       ${site.name ?? 'without a name'}`,
    `division   ${site.division === null ? 'unknown' : `${site.division} by ${site.divisionFrom}`}`,
    ...labelledList(
      'system',
      families.map(({ family, sign, url }) => `${family}: ${oneLine(sign)} on ${url}`),
      'no sign of a known one; links are followed by their words',
    ),
    ...labelledList(
      'robots',
      robots.map(({ url, status, facts }) => `${url}: ${visitText(facts) || status}`),
      'not requested',
    ),
    `reports    ${reports.length} would be fetched, of ${counted(agencies.length, 'agency', 'agencies')}`,
    `years      ${years.map(({ year, reports: number }) => `${year} (${number})`).join(', ') || 'none found'}`,
    '',
    ...(lists.length === 0
      ? []
      : [
          textTable(
            ['list', 'agency', 'reports'],
            lists.slice(0, SHOWN).map((list) => [list.url, list.agency ?? '—', String(list.reports)]),
            [2],
          ),
          ...rest(lists.length),
          '',
        ]),
    ...(wanting.length === 0
      ? []
      : ['could not be fetched, or may not be requested:', ...wantingLines(wanting), '']),
    ...partialLines(run),
    ...(reports.length > 0
      ? []
      : ['No report was found. Try the page that lists agencies or yearly reports, or --render.', '']),
    portalFile(probe),
  ];
}

function partialLines({ partial_reason: reason, partial_facts: facts }: Probe['run']): string[] {
  return reason === null
    ? []
    : [`There is more than this probe looked at (${facts === null ? reason : visitText(facts)}).`, ''];
}

function wantingLines(wanting: Probe['wanting']): string[] {
  return [
    ...wanting
      .slice(0, SHOWN)
      .flatMap(({ url, status, reason, facts }) => [
        `  ${status} ${reason ?? ''} ${url}${inBrackets(facts)}`,
        ...(reason !== null && isProblemCode(reason) ? [`    ${problemMeaning(reason).en.action}`] : []),
      ]),
    ...rest(wanting.length),
  ];
}

function inBrackets(facts: Probe['wanting'][number]['facts']): string {
  const seen = oneLine(visitText(facts));
  return seen === '' ? '' : ` (${seen})`;
}

function rest(total: number): string[] {
  return total > SHOWN ? [`  and ${total - SHOWN} more; --json has them all`] : [];
}

function labelledList(label: string, lines: readonly string[], none: string): string[] {
  const [first = none, ...others] = lines;
  return [`${label.padEnd(10)} ${first}`, ...others.map((line) => `${' '.repeat(10)} ${line}`)];
}

const LONGEST_LINE = 60;

function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > LONGEST_LINE ? `${flat.slice(0, LONGEST_LINE)}…` : flat;
}

function count(given: string): number {
  const value = Number(given);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('must be a whole number above 0.');
  return value;
}
