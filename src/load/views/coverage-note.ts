import { COVERAGE_NOTES } from '../../text/index.ts';
import { sqlText } from '../../workspace/index.ts';

/** The first true condition decides the note. */
const CONDITIONS: readonly (readonly [note: keyof typeof COVERAGE_NOTES, condition: string])[] = [
  ['unread', "status = 'unread'"],
  ['blocked', "status = 'blocked'"],
  ['missing', "status = 'missing'"],
  ['kind_unknown', "status = 'published' AND due_on IS NULL AND kind IS NULL"],
  ['no_deadline', "status = 'published' AND due_on IS NULL"],
  ['date_unknown', "status = 'published' AND published_on IS NULL"],
];

/** SQL of what a reader must know about the status of a row. */
export function noteOf(language: 'zh' | 'en'): string {
  const cases = CONDITIONS.map(
    ([note, condition]) => `WHEN ${condition} THEN ${sqlText(COVERAGE_NOTES[note][language])}`,
  );
  return `CASE ${cases.join(' ')} END`;
}
