/** The built room, whose processes start in a third of the time: nothing of them is translated. */
const built = (file: string): string => new URL(`../../dist/extract/${file}`, import.meta.url).href;

export const { createExtractPool }: typeof import('../../src/extract/index.ts') = await import(
  built('index.js')
);
export const { extractPortal }: typeof import('../../src/extract/extract-portal.ts') = await import(
  built('extract-portal.js')
);
