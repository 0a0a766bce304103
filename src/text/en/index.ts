import type { ProblemTexts } from '../catalogue.ts';
import { CRAWL_TEXTS } from './crawl.ts';
import { DOCUMENT_TEXTS } from './extract-document.ts';
import { REPORT_TEXTS } from './extract-report.ts';
import { LOAD_TEXTS } from './load.ts';
import { READ_TEXTS } from './read.ts';

export const EN_PROBLEMS: ProblemTexts = {
  ...CRAWL_TEXTS,
  ...READ_TEXTS,
  ...DOCUMENT_TEXTS,
  ...REPORT_TEXTS,
  ...LOAD_TEXTS,
};
