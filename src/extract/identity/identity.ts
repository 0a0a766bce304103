import type { Evidenced, Gazetteer, ReportIdentity } from '../../domain/index.ts';
import type { Document, Paragraph } from '../../read/index.ts';
import type { SameAgency } from './agency-names.ts';
import { findDate } from './date.ts';
import { parseTitle, type ReportTitle } from './title.ts';

/** What is known about a document before it is opened: the words of the list that led to it. */
export interface SourceContext {
  readonly url: string | null;
  readonly listedTitle: string | null;
  readonly listedAgency: string | null;
  /** ISO date. */
  readonly listedOn: string | null;
  /** GB/T 2260 code of the portal. */
  readonly portalDivision: string | null;
}

export const NO_CONTEXT: SourceContext = {
  url: null,
  listedTitle: null,
  listedAgency: null,
  listedOn: null,
  portalDivision: null,
};

type Candidate<T> = Evidenced<T>;
export type IdentityWithoutTemplate = Omit<ReportIdentity, 'template'>;

/** Determines the agency and year of a report. Evidence is ranked: the first candidate counts, another one that differs is a conflict. */
export function identify(
  document: Document<unknown>,
  context: SourceContext,
  { gazetteer, sameAgency }: { readonly gazetteer: Gazetteer; readonly sameAgency: SameAgency },
): IdentityWithoutTemplate {
  const paragraphs = document.blocks.filter((block) => block.kind === 'paragraph');
  const titles = titleCandidates(document, paragraphs, context);
  const signature = signatureOf(paragraphs);
  const years = [
    ...titles.flatMap(({ value, source, text }) =>
      value.year === null ? [] : [{ value: value.year, source, text }],
    ),
    ...periodYears(paragraphs),
  ];
  const agencies = agencyCandidates(document, titles, context, signature);
  const breadcrumb = breadcrumbAgency(paragraphs);
  const published = publicationDates(document, paragraphs, context, signature);
  const agency = fullestName(agencies) ?? breadcrumb;
  const conflict =
    years.some((candidate) => candidate.value !== years[0]?.value) ||
    agencies.some((candidate) => !sameAgency(candidate.value, agency?.value ?? '')) ||
    publishedTooEarly(published[0], years[0]);
  return {
    title: titles[0]?.value.title ?? null,
    agency,
    division: gazetteer.divisionOf({
      siteCode: document.meta.get('siteidcode') ?? '',
      agency: agency?.value ?? null,
      reportYear: years[0]?.value ?? null,
      portalDivision: context.portalDivision,
    }),
    reportYear: years[0] ?? null,
    publishedOn: published[0] ?? null,
    signedOn: signature.date,
    conflict,
  };
}

function titleCandidates(
  document: Document<unknown>,
  paragraphs: readonly Paragraph<unknown>[],
  context: SourceContext,
): Candidate<ReportTitle>[] {
  const heading = paragraphs.find((paragraph) => parseTitle(paragraph.text)?.year != null);
  const texts: [string, string | null | undefined][] = [
    ['heading', heading?.text],
    ['meta ArticleTitle', document.meta.get('articletitle')],
    ['HTML title', document.title],
    ['list', context.listedTitle],
  ];
  return texts.flatMap(([source, text]) => {
    const value = text ? parseTitle(text) : null;
    return value === null || !text ? [] : [{ value, source, text }];
  });
}

/** 统计期限: some pages lose characters inside (从202011日起), but the first four digits stay. */
const PERIOD = /统计期限[^\d]{0,12}(?<year>(?:19|20)\d{2})/;
const OPENING = /^(?<year>(?:19|20)\d{2})年(?:度)?[，,]/;

function periodYears(paragraphs: readonly Paragraph<unknown>[]): Candidate<number>[] {
  const found = (source: string, pattern: RegExp) => {
    for (const { text } of paragraphs) {
      const match = pattern.exec(text.normalize('NFKC'));
      const year = match?.groups?.['year'];
      if (match !== null && year !== undefined) {
        const from = Math.max(0, match.index);
        return [{ value: Number(year), source, text: text.slice(from, from + 40) }];
      }
    }
    return [];
  };
  return [...found('reporting period', PERIOD), ...found('opening sentence', OPENING)];
}

function agencyCandidates(
  document: Document<unknown>,
  titles: readonly Candidate<ReportTitle>[],
  context: SourceContext,
  signature: Signature,
): Candidate<string>[] {
  const contentSource = document.meta.get('contentsource');
  return [
    ...titles.flatMap(({ value, source, text }) =>
      value.agency === null ? [] : [{ value: value.agency, source, text }],
    ),
    ...(contentSource ? [{ value: contentSource, source: 'meta ContentSource', text: contentSource }] : []),
    ...(context.listedAgency
      ? [{ value: context.listedAgency, source: 'list', text: context.listedAgency }]
      : []),
    ...(signature.agency === null ? [] : [signature.agency]),
  ];
}

/** 首页 > 政务公开 > 示范区教育局 > 政府信息公开年报: the path of columns that leads to the page. */
const BREADCRUMB = /^(?:(?:您?(?:现在|当前)?的?(?:所在)?位置)\s*[:：]\s*)?(?:网站)?首页\s*[>›»＞》]/;

/**
 * The last column of the path that is named like an agency. It is used only where nothing else names the agency: a
 * path may lead through the site of the government above.
 */
function breadcrumbAgency(paragraphs: readonly Paragraph<unknown>[]): Candidate<string> | null {
  const path = paragraphs.find(({ text }) => BREADCRUMB.test(text))?.text;
  const value = path
    ?.split(/[>›»＞》]/)
    .map((column) => column.trim())
    .findLast((column) => AGENCY_ALONE.test(column));
  return path === undefined || value === undefined ? null : { value, source: 'breadcrumb', text: path };
}

/** A name without its place (区教育局) is completed from weaker evidence that ends with the same words. */
function fullestName(candidates: readonly Candidate<string>[]): Candidate<string> | null {
  const [first] = candidates;
  if (first === undefined || !/^(?:[省市区县州]|我|本)/.test(first.value)) return first ?? null;
  const bare = first.value.replace(/^[我本]/, '');
  return (
    candidates.find(
      (candidate) => candidate.value.length > first.value.length && candidate.value.endsWith(bare),
    ) ?? first
  );
}

const PUBLISHED = /(?:发布|公布|发文|公开)(?:日期|时间)\s*[:：]\s*(?<date>\S{8,20})/;

function publicationDates(
  document: Document<unknown>,
  paragraphs: readonly Paragraph<unknown>[],
  context: SourceContext,
  signature: Signature,
): Candidate<string>[] {
  const texts: [string, string | null | undefined][] = [
    ['meta PubDate', document.meta.get('pubdate')],
    [
      'printed date',
      paragraphs.map(({ text }) => PUBLISHED.exec(text)?.groups?.['date']).find((date) => date),
    ],
    ['list', context.listedOn],
    ['signature', signature.date?.text],
  ];
  return texts.flatMap(([source, text]) => {
    const value = text ? findDate(text) : null;
    return value === null || !text ? [] : [{ value, source, text }];
  });
}

/** A report on a year cannot be published before that year ends. */
function publishedTooEarly(
  published: Candidate<string> | undefined,
  year: Candidate<number> | undefined,
): boolean {
  return published !== undefined && year !== undefined && Number(published.value.slice(0, 4)) <= year.value;
}

interface Signature {
  readonly agency: Candidate<string> | null;
  readonly date: Candidate<string> | null;
}

/** Paragraphs from the end that are searched for a signature: page footers come after it. */
const SIGNATURE_REACH = 40;
const DATE_ALONE = /^[\d〇零○一二三四五六七八九十Oo]{4}\s*[年./-].{2,8}日?$/;
const AGENCY_ALONE =
  /^[\p{Script=Han}（）()]{4,30}(?:局|委|办|室|厅|院|会|府|处|队|站|所|中心|街道|镇|乡|大队|支队)$/u;

function signatureOf(paragraphs: readonly Paragraph<unknown>[]): Signature {
  const tail = paragraphs.slice(-SIGNATURE_REACH);
  const at = tail.findLastIndex(({ text }) => DATE_ALONE.test(text) && findDate(text) !== null);
  const dated = tail[at];
  const date = dated === undefined ? null : findDate(dated.text);
  const above = tail[at - 1]?.text ?? '';
  return {
    agency:
      date !== null && AGENCY_ALONE.test(above) ? { value: above, source: 'signature', text: above } : null,
    date:
      date === null || dated === undefined ? null : { value: date, source: 'signature', text: dated.text },
  };
}
