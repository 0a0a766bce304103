/** Bytes of a text in GBK, which Node only decodes: found by decoding every pair of bytes. */
export function gbk(text: string): Buffer {
  return Buffer.concat(
    [...text].map((character) => PAIRS.get(character) ?? Buffer.from(character, 'latin1')),
  );
}

const PAIRS = pairs();

function pairs(): Map<string, Buffer> {
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail]);
      const character = decoder.decode(bytes);
      if (character.length === 1 && character !== '\uFFFD' && !found.has(character))
        found.set(character, bytes);
    }
  }
  return found;
}
