import { expect, it } from 'vitest';
import { parseRecord } from '../../../src/archive/warc/stored-record.ts';
import { foreignRecord } from '../foreign-warc.ts';

it('a record of another program may break a field into lines, and leave one empty', () => {
  const bytes = foreignRecord({
    type: 'metadata',
    headers: { 'X-Note': 'one\r\n\ttwo', 'WARC-Truncated': '' },
    block: 'a',
  });
  const { type, headers, block } = parseRecord(bytes);
  expect(type).toBe('metadata');
  expect(headers).toContainEqual(['X-Note', 'one two']);
  expect(headers.map(([name]) => name)).not.toContain('WARC-Truncated');
  expect(Buffer.from(block).toString()).toBe('a');
});

it.each([
  ['GIF89a\r\n\r\n', 'is no WARC record'],
  ['WARC/1.0\r\nWARC-Type: metadata\r\n', 'is no WARC record'],
  ['WARC/1.0\r\nContent-Length: 3\r\n\r\nab', 'holds 2 bytes where its Content-Length says 3'],
  ['WARC/1.0\r\nContent-Length: 1\r\n\r\na\r\n\r\nWARC/1.0', 'shares its gzip member with another record'],
])('%j is refused: %s', (text, why) => {
  expect(() => parseRecord(Buffer.from(text))).toThrow(why);
});
