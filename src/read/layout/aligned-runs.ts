import { segmentsOf, type TextLine, textOfLine } from './lines.ts';

/** A line cut into its separate segments. */
export interface SegmentedLine {
  readonly line: TextLine;
  readonly segments: readonly TextLine[];
  /** Segments that are numbers or dashes. */
  readonly values: readonly TextLine[];
}

/** Lines of a table without rules: those with values, labels between them, and the header above. */
export interface AlignedRun {
  readonly header: readonly SegmentedLine[];
  readonly body: readonly SegmentedLine[];
  /** Extents of the columns of values, from left to right. */
  readonly columns: readonly Extent[];
}

export interface Extent {
  readonly from: number;
  readonly to: number;
}

const VALUE = /^(?:[-−－]?\d[\d,]*(?:\.\d+)?|[/\\]|[-—－]{1,3}|无)$/;
/** 三、收到和处理政府信息公开申请情况: a heading of the report, not a row. */
const HEADING = /^[一二三四五六][、.．].*(?:情况|事项|问题|措施)$/;
/** Running text is wider than this fraction of the page's text, or ends a sentence. */
const WIDE = 0.6;
/** Lines of one label are closer than this fraction of a character's size. */
const CLOSE = 2;
/** Consecutive lines of labels without any value; more is no table. */
const MOST_LABEL_LINES = 8;

/** Finds the tables among lines in reading order; a line in no table stays a line. */
export function alignedRuns(lines: readonly TextLine[], textWidth: number): (TextLine | AlignedRun)[] {
  const finder = new RunFinder(textWidth);
  for (const line of lines) finder.take(segmented(line));
  return finder.finish();
}

function segmented(line: TextLine): SegmentedLine {
  const segments = segmentsOf(line);
  return { line, segments, values: segments.filter((segment) => VALUE.test(textOfLine(segment))) };
}

class RunFinder {
  readonly #textWidth: number;
  readonly #found: (TextLine | AlignedRun)[] = [];
  /** Lines that may turn out to be a header. */
  #pending: SegmentedLine[] = [];
  #header: SegmentedLine[] = [];
  #body: SegmentedLine[] = [];
  #columns: Extent[] = [];

  constructor(textWidth: number) {
    this.#textWidth = textWidth;
  }

  take(line: SegmentedLine): void {
    if (this.#isRunningText(line)) {
      this.#close();
      this.#release();
      this.#found.push(line.line);
    } else if (line.values.length === 0) this.#takeLabels(line);
    else {
      if (this.#body.length === 0) {
        const start = firstLabelOf(line, this.#pending);
        this.#header = this.#pending.slice(0, start);
        this.#pending = this.#pending.slice(start);
      }
      this.#body.push(...this.#pending, line);
      this.#pending = [];
      this.#columns = merged([...this.#columns, ...line.values.map(extentOf)]);
    }
  }

  finish(): (TextLine | AlignedRun)[] {
    this.#close();
    this.#release();
    return this.#found;
  }

  #takeLabels(line: SegmentedLine): void {
    const [first] = this.#columns;
    const isHeader =
      first !== undefined && line.segments.some(({ box }) => (box.x0 + box.x1) / 2 >= first.from);
    if (isHeader || this.#pending.length >= MOST_LABEL_LINES) {
      // Labels below the last values belong to these or to the next header, whichever is nearer.
      const own = this.#pending.filter((label) => this.#isNearBody(label, line));
      const rest = this.#pending.filter((label) => !own.includes(label));
      this.#body.push(...own);
      this.#pending = [];
      this.#close();
      this.#pending = rest;
    }
    this.#pending.push(line);
  }

  #isNearBody({ line }: SegmentedLine, header: SegmentedLine): boolean {
    const last = this.#body.findLast((candidate) => candidate.values.length > 0)?.line;
    return last !== undefined && line.baseline - last.baseline < header.line.baseline - line.baseline;
  }

  #isRunningText({ line, segments, values }: SegmentedLine): boolean {
    if (segments.length !== 1 || values.length > 0) return false;
    const text = textOfLine(line);
    return HEADING.test(text) || text.endsWith('。') || line.box.x1 - line.box.x0 > WIDE * this.#textWidth;
  }

  #close(): void {
    if (this.#body.length === 0) return;
    const rows = this.#body.filter((line) => line.values.length > 0);
    const isTable =
      this.#columns.length > 1 || (rows.some(hasLabel) && this.#header.some(standsAbove(this.#columns)));
    if (isTable) {
      const trailing = this.#pending;
      this.#pending = [];
      this.#found.push({ header: this.#header, body: [...this.#body, ...trailing], columns: this.#columns });
    } else this.#found.push(...[...this.#header, ...this.#body].map(({ line }) => line));
    this.#header = [];
    this.#body = [];
    this.#columns = [];
  }

  #release(): void {
    this.#found.push(...this.#pending.map(({ line }) => line));
    this.#pending = [];
  }
}

/** Where, among the lines above the first values, their own label begins: lines to their left, close to one another. */
function firstLabelOf({ line, values }: SegmentedLine, above: readonly SegmentedLine[]): number {
  const left = values[0]?.box.x0 ?? 0;
  let start = above.length;
  let below = line;
  while (start > 0) {
    const label = above[start - 1];
    if (label === undefined || label.segments.some(({ box }) => box.x1 > left)) break;
    if (below.baseline - label.line.baseline > CLOSE * label.line.size) break;
    below = label.line;
    start -= 1;
  }
  return start;
}

function hasLabel({ segments, values }: SegmentedLine): boolean {
  return segments.length > values.length;
}

function standsAbove(columns: readonly Extent[]): (line: SegmentedLine) => boolean {
  return ({ segments }) =>
    segments.some(({ box }) => columns.some(({ from, to }) => box.x0 < to && box.x1 > from));
}

function extentOf({ box }: TextLine): Extent {
  return { from: box.x0, to: box.x1 };
}

/** Numbers of one column are above one another. */
function merged(extents: readonly Extent[]): Extent[] {
  const columns: { from: number; to: number }[] = [];
  for (const { from, to } of extents.toSorted((a, b) => a.from - b.from)) {
    const last = columns.at(-1);
    if (last !== undefined && from < last.to) last.to = Math.max(last.to, to);
    else columns.push({ from, to });
  }
  return columns;
}
