import type { Anchor } from './anchor.ts';
import type { MeasureId } from './measure.ts';
import type { Problem } from './problems/index.ts';

/** What was peculiar about reading a cell. */
export type CellFlag =
  /** The cell is there and empty. */
  | 'blank'
  /** The form has the cell, the report does not. */
  | 'missing'
  /** The cell has a dash, slash or 无: what the agency means is not known. */
  | 'placeholder'
  /** The cell has text instead of a number. */
  | 'not_a_number'
  /** The printed unit differs from the form's; the value is converted. */
  | 'unit_converted'
  /** A unit is printed in the cell; it is the form's. */
  | 'unit_printed'
  /** A word gives the sign: 减4, 增加2. */
  | 'sign_word'
  /** 约, 近, 余: the agency rounds. */
  | 'approximate'
  /** Chinese numerals. */
  | 'chinese_numeral'
  /** The row belongs to the form of other years. */
  | 'other_template'
  /** The printed label is not quite one of the form's: a misprint, recognised by similarity and place. */
  | 'label_variant'
  /** The source prints the cell twice with different contents. */
  | 'repeated'
  /** The printed unit cannot be converted to the form's. */
  | 'unit_conflict'
  /** A number that can hardly be right; the value is null, the raw text stays. */
  | 'implausible'
  /** The same report in another format prints another value here. */
  | 'formats_disagree'
  /** Only another format of the report has the cell. */
  | 'from_other_format'
  /** Recognised in a picture; `confidence` says how certainly. */
  | 'ocr'
  /** Recognised with less confidence than LOW_CONFIDENCE in src/extract/checks/accept-recognised.ts. */
  | 'low_confidence'
  /** Recognised, but no sum confirms it: the value is null, the raw text stays. */
  | 'ocr_rejected'
  /** Corrected by hand; set by load, not by readers. */
  | 'corrected';

/**
 * How a value found its cell. `labels`: its row and its column by their labels; `sequence`: row or column by
 * counting, because spans do not line up or a label is lost; `similarity`: its row by a label that is nearly the form's;
 * `text`: in text without a table, by the form's order of labels; `arithmetic`: by counting, confirmed by the sums.
 */
export const MATCHED_BY = ['labels', 'sequence', 'similarity', 'text', 'arithmetic'] as const;
export type MatchedBy = (typeof MATCHED_BY)[number];

/** One cell of one report. `raw` is null when the report lacks the cell, '' when it is blank. */
export interface Observation {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly measure: MeasureId;
  /** Template as which this cell was read. */
  readonly template: string;
  /** In `unit`; null when blank, missing or not a number: never zero unless zero is printed. */
  readonly value: number | null;
  readonly raw: string | null;
  readonly unit: string;
  readonly flags: readonly CellFlag[];
  readonly matchedBy: MatchedBy | null;
  readonly anchor: Anchor | null;
  /** Of a recognised cell: probability of its least certain character, 0 to 1. Null where nothing had to be recognised. */
  readonly confidence: number | null;
}

export type CheckStatus = 'pass' | 'fail' | 'not_assessable';

export interface CheckResult {
  readonly id: string;
  readonly table: string;
  /** Column (or row, for checks along rows) of the check. */
  readonly column: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly status: CheckStatus;
  /** Sums of both sides; null where one of their cells is null. */
  readonly left: number | null;
  readonly right: number | null;
}

/** One numbered section of the narrative: 一、总体情况 … 六、其他需要报告的事项. */
export interface NarrativeSection {
  /** 1 to 6. */
  readonly number: number;
  readonly heading: string;
  readonly text: string;
  readonly anchor: Anchor;
}

/** A figure that a sentence of the narrative states. */
export interface NarrativeFact {
  /** Id of the rule in data/registry/facts.json. */
  readonly fact: string;
  readonly value: number;
  readonly unit: string | null;
  readonly sentence: string;
  /** Number of the section, 1 to 6. */
  readonly section: number;
}

/** A fact about a report with the words of the source that state it. */
export interface Evidenced<T> {
  readonly value: T;
  /** Where it was read: title, opening sentence, meta PubDate … */
  readonly source: string;
  readonly text: string;
}

export interface ReportIdentity {
  readonly title: string | null;
  readonly agency: Evidenced<string> | null;
  /** GB/T 2260 code. */
  readonly division: Evidenced<string> | null;
  readonly reportYear: Evidenced<number> | null;
  /** ISO dates. */
  readonly publishedOn: Evidenced<string> | null;
  readonly signedOn: Evidenced<string> | null;
  /** `2021`, `2019`, `mixed`, or null where no table was found. */
  readonly template: string | null;
  /** The source contradicts itself on agency, year or date. */
  readonly conflict: boolean;
}

/** The content of one document, and everything that is wrong with it. */
export interface Extracted {
  /** False for documents that are no annual report: then only `problems` has content. */
  readonly isReport: boolean;
  readonly report: ReportIdentity;
  readonly observations: readonly Observation[];
  readonly checks: readonly CheckResult[];
  readonly sections: readonly NarrativeSection[];
  readonly facts: readonly NarrativeFact[];
  readonly problems: readonly Problem[];
}
