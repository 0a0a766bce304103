import { describe, expect, it } from 'vitest';
import { rar } from '../../scripts/fixtures/rar.ts';
import { readDocument } from '../../src/read/index.ts';
import { problemMessage } from '../../src/text/index.ts';
import { docx, p, zip } from './office-files.ts';

const REPORT = docx(
  `${p('二、主动公开政府信息情况')}<w:tbl><w:tr><w:tc>${p('行政许可')}</w:tc><w:tc>${p('7')}</w:tc></w:tr></w:tbl>`,
);

it('the document with the form is the one of an archive; the others are named', async () => {
  const bytes = zip({
    '通知.txt': '关于报送年度报告的通知',
    'a/报告.docx': REPORT,
    '图.bin': '\u0001\u0000',
  });
  const read = await readDocument(bytes, null);
  expect(read.document?.blocks).toMatchObject([{ text: '二、主动公开政府信息情况' }, { kind: 'table' }]);
  expect(read.document !== null && read.notes).toMatchObject([
    {
      code: 'other_documents_inside',
      facts: {
        read: 'a/报告.docx',
        unread: [
          { file: '通知.txt', reason: null },
          { file: '图.bin', reason: null },
        ],
      },
    },
  ]);
});

it('names that are written in GBK are read as such', async () => {
  const bytes = zip({ XXXX: 'a', 'b.txt': 'b' });
  // 通知 in GBK, in the local and in the central directory.
  const gbk = [0xcd, 0xa8, 0xd6, 0xaa];
  for (let at = 0; at < bytes.length; at += 1) {
    if (String.fromCharCode(...bytes.subarray(at, at + 4)) === 'XXXX') bytes.set(gbk, at);
  }
  const read = await readDocument(bytes, null);
  expect(read.document !== null && read.notes[0]?.facts).toMatchObject({ read: '通知' });
});

it('what programs leave beside the documents is no document', async () => {
  const read = await readDocument(
    zip({ '__MACOSX/._a.txt': 'x', '.DS_Store': 'x', 'a.txt': '行政许可' }),
    null,
  );
  expect(read.document !== null && read.notes).toEqual([]);
});

it('an archive whose only document cannot be read gives its reason', async () => {
  const read = await readDocument(zip({ 'scan.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47) }), null);
  expect(read.document === null && read.problem.code).toBe('needs_ocr');
});

describe('a RAR archive', () => {
  const bytesOf = (text: string) => new TextEncoder().encode(text);

  it('is read as a ZIP is, with archives inside archives', async () => {
    const inner = rar({ '年报/报告.docx': REPORT, '年报/通知.txt': bytesOf('关于报送年度报告的通知') });
    for (const bytes of [
      rar({ '上报.rar': inner }),
      zip({ '上报.rar': inner }),
      rar({ '上报.zip': zip({ 'a.docx': REPORT }) }),
    ]) {
      const read = await readDocument(bytes, null);
      expect(read.document?.blocks).toMatchObject([{ text: '二、主动公开政府信息情况' }, { kind: 'table' }]);
    }
    const read = await readDocument(inner, null);
    expect(read.document !== null && read.notes.map(problemMessage)).toEqual([
      'The archive contains further documents; only the one with a form was read. Read: 年报/报告.docx. Not read: 年报/通知.txt.',
    ]);
  });

  it('is read whole while another one is', async () => {
    const texts = ['行政许可', '行政处罚', '行政强制'];
    const read = await Promise.all(texts.map((text) => readDocument(rar({ 'a.txt': bytesOf(text) }), null)));
    expect(read.map(({ document }) => document?.blocks[0])).toMatchObject(texts.map((text) => ({ text })));
  });

  it('of one volume of several says that it is not whole', async () => {
    const read = await readDocument(rar({ 'a.txt': bytesOf('x') }, { archiveFlags: 1 }), null);
    expect(read.document === null && read.problem).toMatchObject({
      code: 'truncated',
      facts: { is_volume: true },
    });
  });
});
