import type { Document } from '../document.ts';
import { Unreadable } from '../unreadable.ts';
import { filesIn } from '../zip.ts';
import { readBody } from './body.ts';
import { Numbering } from './numbering.ts';

/** The body; some programs number it. */
export const DOCX_BODY = /^word\/document\d*\.xml$/;
const NUMBERING = 'word/numbering.xml';
const STYLES = 'word/styles.xml';

/**
 * Reads a DOCX. Anchors are `paragraph 12` and `table 3, row 2, cell 4`, counted from 1 in the order of the file.
 * @throws {Unreadable} `encrypted`, `truncated`, `damaged`, `too_large_inside`, `too_deep`, `entities_refused`, `needs_ocr`.
 */
export function readDocx(bytes: Uint8Array): Document {
  const parts = filesIn(bytes, (name) => DOCX_BODY.test(name) || name === NUMBERING || name === STYLES);
  const xml = [...parts].find(([name]) => DOCX_BODY.test(name))?.[1];
  if (xml === undefined) throw new Unreadable('damaged', { missing_part: 'word/document.xml' });
  const numbering = new Numbering(parts.get(NUMBERING), parts.get(STYLES));
  const { blocks, pictures } = readBody(xml, numbering);
  if (blocks.length === 0 && pictures > 0) throw new Unreadable('needs_ocr', { pictures });
  return { title: null, meta: new Map(), blocks, attachments: [] };
}
