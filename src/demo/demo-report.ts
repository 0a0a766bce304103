import type { Template } from '../domain/index.ts';
import type { LayoutName } from './layouts.ts';

/** As printed: a number, or the text instead of it (`""` is a blank cell). */
export type PrintedCell = number | string;

/**
 * What the tables print, by `table.row`, such as `requests.new`; the cells are in the order of the form's columns.
 * A row of the form that is not listed is printed as zeros.
 */
export type Figures = Readonly<Record<string, readonly PrintedCell[]>>;

/** Sentences of the narrative without figures. */
export interface Wording {
  /** Sentence that opens the report; `{year}` is the report year. */
  readonly preamble: string | null;
  readonly publishes: string;
  readonly manages: string;
  readonly platform: string | null;
  readonly supervises: string;
  /** One of them is named in a year's report, in turn. */
  readonly falls_short: readonly string[];
}

export interface DemoAgency {
  readonly name: string;
  /** Its folder under the portal's entry, such as `sfqjyj`. */
  readonly folder: string;
  readonly signedAs: string;
  readonly siteName: string;
  /** Meta tag SiteIDCode; its first six digits are the division code. */
  readonly siteIdCode: string;
  /** False: its pages come without ETag and Last-Modified. */
  readonly validators: boolean;
  readonly wording: Wording;
}

/** One yearly report and all that its page is made from. */
export interface DemoReport {
  readonly agency: DemoAgency;
  readonly year: number;
  readonly title: string;
  readonly url: string;
  /** ISO date of publication; the signature has the same date. */
  readonly publishedOn: string;
  /** ISO date of the last change of the page. */
  readonly modifiedOn: string;
  /** The form that the agency filled in. */
  readonly template: Template;
  readonly layout: LayoutName;
  readonly figures: Figures;
  /** Pieces of information that the narrative says were published in the year. */
  readonly publishedItems: number;
  /** File name of the document that the page links to instead of a text; null when the page is the report. */
  readonly attachment: string | null;
}

/** The cells of one row of the form; zeros where the figures have none. */
export function cellsOfRow(
  figures: Figures,
  table: string,
  row: string,
  count: number,
): readonly PrintedCell[] {
  return figures[`${table}.${row}`] ?? Array.from({ length: count }, () => 0);
}
