import { expect, it } from 'vitest';
import { readMht } from '../../src/read/mht.ts';

it('keeps the bytes of a page that is not packed, whatever encoding it names', () => {
  const head =
    'MIME-Version: 1.0\r\nContent-Type: text/html; charset="gbk"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<p>';
  // 鎮年 in GBK: the second byte of the first character is one that windows-1252 has elsewhere.
  const bytes = Uint8Array.from([...new TextEncoder().encode(head), 0xe6, 0x82, 0xc4, 0xea]);
  expect(readMht(bytes).blocks).toMatchObject([{ kind: 'paragraph', text: '鎮年' }]);
});
