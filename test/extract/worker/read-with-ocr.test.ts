import { describe, expect, it } from 'vitest';
import { problem } from '../../../src/domain/index.ts';
import { alone, type DocumentRead, noReport } from '../../../src/extract/extracted-document.ts';
import { NO_CONTEXT } from '../../../src/extract/index.ts';
import { readRecognised } from '../../../src/extract/worker/read-with-ocr.ts';

const refused: DocumentRead = {
  format: 'html',
  reports: [alone('html', noReport(problem('needs_ocr')))],
  needsRecognition: false,
};
const report: DocumentRead = {
  ...refused,
  reports: [{ ...alone('html', noReport()), isReport: true }],
};
/** It went into the report of its page. */
const picture: DocumentRead = { format: 'picture', reports: [], needsRecognition: true };

function recognise(read: readonly DocumentRead[], answer: () => Promise<readonly DocumentRead[]>) {
  return readRecognised([], NO_CONTEXT, read, {
    read: answer,
    reasonOf: () => problem('reader_time_limit', { limit_s: 1 }),
  });
}
const codesIn = (read: readonly DocumentRead[]) =>
  read.map(({ reports }) => reports.flatMap(({ problems }) => problems.map(({ code }) => code)));

describe('documents of a report', () => {
  it('none of which is a picture are not read again', async () => {
    const read = [report];
    expect(await recognise(read, () => Promise.reject(new Error('asked')))).toBe(read);
  });

  it('are what recognition gives, where one is a picture', async () => {
    const recognised = [report, { ...picture, needsRecognition: false }];
    expect(await recognise([refused, picture], () => Promise.resolve(recognised))).toBe(recognised);
  });

  it('stay a report that recognition loses', async () => {
    const read = [report, picture];
    expect(await recognise(read, () => Promise.resolve([refused, refused]))).toBe(read);
  });

  it('stay as they were where recognition fails, and the page says why', async () => {
    const read = await recognise([refused, picture], () => Promise.reject(new Error('killed')));
    expect(codesIn(read)).toEqual([['reader_time_limit', 'needs_ocr'], []]);
  });

  it('say why at the picture where it is no part of the page’s report', async () => {
    const apart = { ...refused, needsRecognition: true };
    const read = await recognise([report, apart], () => Promise.reject(new Error('killed')));
    expect(codesIn(read)).toEqual([[], ['reader_time_limit', 'needs_ocr']]);
  });
});
