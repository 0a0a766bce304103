import { problem } from '../domain/index.ts';
import type { Document, DocumentWithNotes } from './document.ts';
import { Unreadable } from './unreadable.ts';

/** Greatest depth of archives in archives. */
const DEEPEST = 3;
/** Files that programs add beside the documents. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$)|\/$/i;
/** Titles of the form's tables. */
const FORM_WORDS = [/主动公开政府信息情况/, /收到和处理政府信息公开申请/, /行政复议/];

/** Reads one file of an archive; null where its format has no reader. */
export type ReadMember = (bytes: Uint8Array, depth: number) => Promise<DocumentWithNotes | null>;

/** Unpacks the wanted files of an archive, by their names. */
export type Unpack = (
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
) => ReadonlyMap<string, Uint8Array> | Promise<ReadonlyMap<string, Uint8Array>>;

/**
 * Reads an archive of documents: the one that holds the form, or the first where several do. The others are noted.
 * @throws {Unreadable} as `unpack`, `too_deep`, or the reason of the only document that could not be read.
 */
export async function readBundle(
  bytes: Uint8Array,
  unpack: Unpack,
  depth: number,
  read: ReadMember,
): Promise<DocumentWithNotes> {
  if (depth > DEEPEST) throw new Unreadable('too_deep', { nested: 'archive', levels: depth });
  const candidates: { name: string; bundled: DocumentWithNotes; score: number }[] = [];
  const others: { file: string; reason: string | null }[] = [];
  let reason: Unreadable | null = null;
  for (const [rawName, content] of await unpack(bytes, (name) => !LITTER.test(name))) {
    const name = nameOf(rawName);
    try {
      const bundled = await read(content, depth + 1);
      if (bundled === null) others.push({ file: name, reason: null });
      else candidates.push({ name, bundled, score: scoreOf(bundled.document) });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      reason ??= error;
      others.push({ file: name, reason: error.code });
    }
  }
  const [best, ...rest] = candidates.toSorted((a, b) => b.score - a.score);
  if (best === undefined) throw reason ?? new Unreadable('empty_document', { unread: others });
  const unread = [...rest.map(({ name }) => ({ file: name, reason: null })), ...others];
  const { document, notes } = best.bundled;
  const note = unread.length === 0 ? [] : [problem('other_documents_inside', { read: best.name, unread })];
  return { document, notes: [...notes, ...note] };
}

/** Number of the form's tables that it seems to contain. */
function scoreOf({ blocks }: Document): number {
  const hasTable = blocks.some((block) => block.kind === 'table');
  const texts = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.rows.flat().map((cell) => cell.text),
  );
  return Number(hasTable) + FORM_WORDS.filter((words) => texts.some((text) => words.test(text))).length;
}

/**
 * Names that are not marked as UTF-8 have one character per byte. Chinese systems write them in GBK, others in UTF-8 without
 * the mark; but two or three characters in GBK may by chance be valid UTF-8, of letters that no Chinese name has.
 */
function nameOf(raw: string): string {
  const codes = Array.from(raw, (character) => character.codePointAt(0) ?? 0);
  if (codes.some((code) => code > 0xff) || codes.every((code) => code < 0x80)) return raw;
  const bytes = Uint8Array.from(codes);
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  return /^[\x20-\x7e\u3000-\u9fff\uff00-\uffef]+$/.test(utf8)
    ? utf8
    : new TextDecoder('gb18030').decode(bytes);
}
