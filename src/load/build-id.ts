import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Deadline, EXTRACTED_TABLES, type UrlState } from '../domain/index.ts';
import { inOrder } from '../workspace/index.ts';
import { asOf } from './as-of.ts';
import { type Inputs, type PortalInput, READ_TOGETHER } from './portal-input.ts';
import { problemCodeRows } from './problem-code-rows.ts';

/**
 * Identifies a snapshot by the inputs of its published rows: registry, program, extracted tables and the
 * states of URLs; not by the time of crawling or building.
 */
export async function buildId(
  registryHash: string,
  software: string,
  { portals, failures }: Inputs,
): Promise<string> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([registryHash, software]));
  for await (const digest of inOrder(portals, READ_TOGETHER, portalDigest)) hash.update(digest);
  for (const { portal, stage, code, detail } of failures)
    hash.update(JSON.stringify([portal, stage, code, detail]));
  return hash.digest('hex');
}

async function portalDigest({ portal, urlStates, extracted }: PortalInput): Promise<Buffer> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(portal));
  for (const state of urlStates) hash.update(JSON.stringify(lastingPart(state)));
  for (const table of extracted === null ? [] : Object.keys(EXTRACTED_TABLES)) {
    await pipeline(
      createReadStream(join(extracted ?? '', `${table}.parquet`)),
      async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) hash.update(chunk);
      },
    );
  }
  return hash.digest();
}

/** What a state says about the address, not about the last run that met it. */
function lastingPart({
  run: _run,
  checked_at: _time,
  leads_to: _leads,
  ...state
}: UrlState): Omit<UrlState, 'run' | 'checked_at' | 'leads_to'> {
  const { not_requested: _notRequested, ...facts } = state.facts;
  const status = state.status === 'unchanged' ? 'fetched' : state.status;
  return { ...state, facts, status, http_status: meant(state.http_status) };
}

/** A server that says that nothing changed (304, RFC 9110, 15.4.5) confirms its earlier answer. */
function meant(status: number | null): number | null {
  return status === 304 ? 200 : status;
}

/**
 * Hash that shows whether there is anything to build: the same as long as crawls find nothing new. Then only the times of the
 * requests, and the runs that made them, are missing in the snapshot, whose `as_of` says how old it is. A changed due date is
 * new too, and so is a changed meaning of a problem code, because that is in rows, not in statements.
 * @param statements that create the tables and views.
 */
export async function inputsHash(
  id: string,
  statements: readonly string[],
  inputs: readonly PortalInput[],
  deadlines: readonly Deadline[],
): Promise<string> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([id, statements, problemCodeRows(), daysPassed(asOf(inputs), deadlines)]));
  for (const { crawlRuns, captures } of inputs) {
    const run = crawlRuns.at(-1);
    const runFacts = [run?.partial_reason, run?.shortfalls, run?.reports_found, run?.agencies_found];
    // The same answer several times is one answer.
    const answers = new Set<string>();
    for await (const { url, status, sha256 } of captures()) {
      answers.add(JSON.stringify([url, meant(status), sha256]));
    }
    hash.update(JSON.stringify([runFacts, [...answers].sort()]));
  }
  return hash.digest('hex');
}

/** The year, and the days in it on which reports were due. */
function daysPassed(day: string | undefined, deadlines: readonly Deadline[]): readonly string[] {
  const [year = '', monthDay = ''] = [day?.slice(0, 4), day?.slice(5)];
  const passed = deadlines.map((deadline) => deadline.month_day).filter((last) => last < monthDay);
  return [year, ...new Set(passed)].sort();
}
