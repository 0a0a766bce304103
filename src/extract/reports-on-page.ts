import { parseTitle, type SourceContext } from './identity/index.ts';
import type { PlacedBlock, PlacedDocument } from './placed-document.ts';

/** Blocks from one title to the next. */
interface Part {
  /** Agency and year of the title; null above the first title. */
  readonly whose: string | null;
  readonly blocks: readonly PlacedBlock[];
  /** Measures that its tables hold. */
  readonly measures: ReadonlySet<string>;
}

/**
 * The reports that a page prints one below the other: a new one begins at a title of another agency or year, if
 * its tables have measures that those above already have. Links to other reports, which look like titles, have no tables.
 * @param measuresIn the measures in the tables among blocks.
 * @returns the document itself where it is one report.
 */
export function reportsOnPage(
  document: PlacedDocument,
  measuresIn: (blocks: readonly PlacedBlock[]) => ReadonlySet<string>,
): readonly PlacedDocument[] {
  const starts = document.blocks.flatMap((block, at) =>
    block.kind === 'paragraph' && whoseTitle(block.text) !== null ? [at] : [],
  );
  const titles = new Set(starts.map((at) => titleAt(document.blocks, at)));
  if (titles.size < 2) return [document];
  const parts = [0, ...starts].map((start, index): Part => {
    const blocks = document.blocks.slice(start, starts[index]);
    return {
      whose: index === 0 ? null : titleAt(document.blocks, start),
      blocks,
      measures: measuresIn(blocks),
    };
  });
  const reports = joined(parts);
  if (reports.length < 2) return [document];
  return reports.map(({ blocks }) => ({ ...document, title: null, meta: pageFacts(document.meta), blocks }));
}

/** What the lists say about a page with several reports applies to none of them, unless a report's own title names neither agency nor year. */
export function contextOfPart(part: PlacedDocument, context: SourceContext): SourceContext {
  const namesAgency = part.blocks.some(
    (block) => block.kind === 'paragraph' && parseTitle(block.text)?.agency != null,
  );
  return { ...context, listedTitle: null, listedAgency: namesAgency ? null : context.listedAgency };
}

function titleAt(blocks: readonly PlacedBlock[], at: number): string | null {
  const block = blocks[at];
  return block?.kind === 'paragraph' ? whoseTitle(block.text) : null;
}

const LONGEST_TITLE = 200;

function whoseTitle(text: string): string | null {
  // Nearly every paragraph is no title, and parsing it costs more than this test.
  if (text.length > LONGEST_TITLE || !text.includes('报')) return null;
  const title = parseTitle(text);
  return title === null || title.year === null ? null : `${title.agency ?? ''} ${title.year}`;
}

/** Parts without tables belong to the report that follows if it has their title, otherwise to the one before. */
function joined(parts: readonly Part[]): Part[] {
  const reports: Part[] = [];
  let waiting: Part[] = [];
  for (const part of parts) {
    if (part.measures.size === 0) {
      waiting.push(part);
      continue;
    }
    const current = reports.at(-1);
    const isNew =
      current !== undefined &&
      current.whose !== part.whose &&
      [...part.measures].some((measure) => current.measures.has(measure));
    if (current === undefined) reports.push(merged([...waiting, part], part.whose));
    else if (isNew) {
      const own = waiting.findIndex((candidate) => candidate.whose === part.whose);
      const split = own === -1 ? waiting.length : own;
      reports[reports.length - 1] = merged([current, ...waiting.slice(0, split)], current.whose);
      reports.push(merged([...waiting.slice(split), part], part.whose));
    } else reports[reports.length - 1] = merged([current, ...waiting, part], current.whose);
    waiting = [];
  }
  const last = reports.at(-1);
  if (last !== undefined) reports[reports.length - 1] = merged([last, ...waiting], last.whose);
  return reports;
}

function merged(parts: readonly Part[], whose: string | null): Part {
  return {
    whose,
    blocks: parts.flatMap((part) => part.blocks),
    measures: new Set(parts.flatMap((part) => [...part.measures])),
  };
}

/** Meta tags that name one agency or one title say nothing about each report. */
function pageFacts(meta: PlacedDocument['meta']): PlacedDocument['meta'] {
  return new Map([...meta].filter(([name]) => name !== 'articletitle' && name !== 'contentsource'));
}
