/** The built room, whose processes start in a third of the time: nothing of them is translated. */
const room = new URL('../../dist/extract/index.js', import.meta.url);
export const { createExtractPool, extractPortal }: typeof import('../../src/extract/index.ts') = await import(
  room.href
);
