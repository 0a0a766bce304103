import { describe, expect, it } from 'vitest';
import { placed, together } from '../../src/extract/placed-document.ts';
import type { Document } from '../../src/read/index.ts';

const document: Document = {
  title: null,
  meta: new Map(),
  attachments: [],
  blocks: [
    { kind: 'paragraph', text: '一、总体情况', anchor: 'paragraph 1' },
    {
      kind: 'table',
      width: 1,
      anchor: 'table 1',
      rows: [[{ text: '5', row: 0, column: 0, rowSpan: 1, columnSpan: 1, anchor: 'table 1, row 1, cell 1' }]],
    },
  ],
};

describe('a document among those of a report', () => {
  it('says of each place that it is in it', () => {
    const [paragraph, table] = placed(2, document).blocks;
    expect(paragraph?.anchor).toEqual({ document: 2, place: 'paragraph 1' });
    expect(table?.anchor).toEqual({ document: 2, place: 'table 1' });
    expect(table?.kind === 'table' && table.rows[0]?.[0]?.anchor).toEqual({
      document: 2,
      place: 'table 1, row 1, cell 1',
    });
  });

  it('does not ask where a paragraph is before somebody needs it', () => {
    const paragraph = {
      kind: 'paragraph' as const,
      text: '文',
      get anchor(): string {
        throw new Error('asked');
      },
    };
    const [block] = placed(0, { ...document, blocks: [paragraph] }).blocks;
    expect(block?.kind).toBe('paragraph');
    expect(() => block?.anchor).toThrow('asked');
  });

  it('keeps apart what was recognised at the same place of another', () => {
    const scan = (number: number, confidence: number) =>
      placed(number, { ...document, recognised: new Map([['page 1', confidence]]) });
    const { blocks, recognisedIn } = together([scan(0, 0.5), placed(1, document), scan(2, 0.9)]);
    expect(blocks).toHaveLength(6);
    expect([0, 1, 2].map((number) => recognisedIn.get(number)?.get('page 1'))).toEqual([0.5, undefined, 0.9]);
  });
});
