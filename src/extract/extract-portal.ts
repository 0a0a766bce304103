import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readCaptures } from '../archive/index.ts';
import {
  EXTRACTED_TABLES,
  Failure,
  type OnProgress,
  type Portal,
  type Registry,
  UrlStateSchema,
} from '../domain/index.ts';
import type { OcrComponent } from '../read/index.ts';
import {
  inOrder,
  readJsonLines,
  restoreFolder,
  type Workspace,
  writeParquetFolder,
} from '../workspace/index.ts';
import type { ExtractedDocument } from './extracted-document.ts';
import { EXTRACTOR_VERSION } from './extractor.ts';
import { agenciesOf } from './identity/index.ts';
import {
  holdsBody,
  type RowOf,
  readSources,
  rowsOf,
  type SourceGroup,
  sourceDocuments,
} from './portal/index.ts';
import { type ConvertToDocx, createExtractPool } from './worker/index.ts';

const SummarySchema = z.strictObject({
  documents: z.int(),
  reports: z.int(),
  cells: z.int(),
  checks: z.strictObject({ pass: z.int(), fail: z.int(), not_assessable: z.int() }),
  /** Documents that gave no report, by the code of the reason. */
  refused: z.record(z.string(), z.int()),
});

export type ExtractSummary = z.infer<typeof SummarySchema> & {
  readonly portal: string;
  /** True when nothing on which the result depends has changed: nothing was read again. */
  readonly unchanged: boolean;
};

export interface ExtractPortalOptions {
  readonly portal: Portal;
  readonly workspace: Workspace;
  readonly registry: Registry;
  /** Converts DOC files that the reader cannot read; null where the machine has no such program. */
  readonly office?: ConvertToDocx | null;
  /** Text recognition, for documents that are pictures; null where it is not wanted. */
  readonly ocr?: OcrComponent | null;
  readonly onProgress?: OnProgress;
}

/**
 * Reads every report in the archive of a portal and writes its rows as Parquet, one file per table.
 * @throws {Failure} `nothing_crawled` when the portal has not been crawled.
 */
export async function extractPortal(options: ExtractPortalOptions): Promise<ExtractSummary> {
  const { portal, workspace, registry, office = null, ocr = null } = options;
  const states = await readJsonLines(workspace.urlStates(portal.id), UrlStateSchema);
  if (states.length === 0) {
    throw new Failure('nothing_crawled', { workspace: workspace.root, portal: portal.id });
  }
  const captures = await readCaptures(workspace.archive(portal.id), holdsBody);
  const groups = sourceDocuments(portal.id, states, captures);
  const inputs = inputsHash(portal, groups, registry, { office, ocr });
  const folder = workspace.extracted(portal.id);
  await restoreFolder(folder);
  const earlier = await earlierSummary(folder, inputs);
  if (earlier !== null) return { portal: portal.id, unchanged: true, ...earlier };

  const tally = new Tally();
  const pool = createExtractPool(registry, { office, ocr });
  const around = { archive: workspace.archive(portal.id), pool, portalDivision: portal.division };
  async function* rows(): AsyncGenerator<RowOf> {
    const total = groups.reduce((sum, group) => sum + group.length, 0);
    options.onProgress?.({ kind: 'begin', stage: 'extract', total });
    // Some are read ahead, so that no reader waits for the rows of another's document to be written.
    const results = inOrder(groups, 2 * pool.size, async (group) => ({
      documents: group.map(({ document }) => document),
      read: await readSources(group, around),
    }));
    let done = 0;
    for await (const { documents, read } of results) {
      done += documents.length;
      for (const { reports } of read) tally.add(reports);
      yield* rowsOf(documents, read, EXTRACTOR_VERSION);
      const [page] = documents;
      const label = page?.listedTitle ?? page?.url ?? '';
      options.onProgress?.({ kind: 'advance', stage: 'extract', done, total, label });
    }
  }
  try {
    await writeParquetFolder(folder, EXTRACTED_TABLES, rows(), () => ({
      [INPUTS]: inputs,
      [SUMMARY]: JSON.stringify(tally.summary),
    }));
  } finally {
    await pool.close();
  }
  return { portal: portal.id, unchanged: false, ...tally.summary };
}

const INPUTS = 'inputs.sha256';
const SUMMARY = 'summary.json';

/** Everything on which the rows depend: the contents, what the lists say about them, the forms, the division's agencies, the programs. */
function inputsHash(
  portal: Portal,
  groups: readonly SourceGroup[],
  registry: Registry,
  { office, ocr }: Required<Pick<ExtractPortalOptions, 'office' | 'ocr'>>,
): string {
  return createHash('sha256')
    .update(
      JSON.stringify([
        EXTRACTOR_VERSION,
        ocr?.version ?? null,
        registry.hash,
        office !== null,
        portal.division,
        agenciesOf(registry.agencies, portal.division),
        groups.map((group) => group.map(({ document }) => document)),
      ]),
    )
    .digest('hex');
}

async function earlierSummary(folder: string, inputs: string): Promise<z.infer<typeof SummarySchema> | null> {
  try {
    if ((await readFile(join(folder, INPUTS), 'utf8')) !== inputs) return null;
    return SummarySchema.parse(JSON.parse(await readFile(join(folder, SUMMARY), 'utf8')));
  } catch {
    // Never extracted, or cut off in between: read again.
    return null;
  }
}

class Tally {
  readonly summary: z.infer<typeof SummarySchema> = {
    documents: 0,
    reports: 0,
    cells: 0,
    checks: { pass: 0, fail: 0, not_assessable: 0 },
    refused: {},
  };

  add(document: readonly ExtractedDocument[]): void {
    const { summary } = this;
    summary.documents += 1;
    const reports = document.filter((extracted) => extracted.isReport);
    for (const { observations, checks } of reports) {
      summary.reports += 1;
      summary.cells += observations.filter((cell) => cell.value !== null).length;
      for (const check of checks) summary.checks[check.status] += 1;
    }
    // A document without a report became part of another's.
    if (reports.length > 0 || document.length === 0) return;
    const code = document[0]?.problems[0]?.code ?? 'not_a_report';
    summary.refused[code] = (summary.refused[code] ?? 0) + 1;
  }
}
