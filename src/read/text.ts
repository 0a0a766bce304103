import type { Document, Paragraph } from './document.ts';

/** Word leaves its bookmarks in converted text: `[bookmark: _GoBack]`. */
const CONVERTER_MARKS = /\[bookmark:[^\]]*\]/g;

/** Reads the output of a document converter: one paragraph or table cell per line, tables without their grid. */
export function readText(text: string): Document {
  const blocks = text
    .replace(CONVERTER_MARKS, '')
    .split(/\r\n|\r|\n/)
    .map((line, index): Paragraph => ({ kind: 'paragraph', text: line.trim(), anchor: `line ${index + 1}` }))
    .filter((paragraph) => paragraph.text !== '');
  return { title: null, meta: new Map(), blocks, attachments: [] };
}
