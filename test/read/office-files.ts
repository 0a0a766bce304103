import XLSX from '@e965/xlsx';
import { zipSync } from 'fflate';
import { z } from 'zod';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A DOCX of this body, with more parts or other ones if wanted. */
export function docx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`;
  return zip({ 'word/document.xml': document, ...parts });
}

export function zip(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const encoded = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  ]);
  return zipSync(Object.fromEntries(encoded));
}

const ContainerSchema = z.custom<object>((value) => typeof value === 'object' && value !== null);

/** An OLE compound file with these streams. */
export function ole(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const container = ContainerSchema.parse(XLSX.CFB.utils.cfb_new());
  for (const [name, content] of Object.entries(streams))
    XLSX.CFB.utils.cfb_add(container, `/${name}`, content);
  return z.instanceof(Uint8Array).parse(XLSX.CFB.write(container, { type: 'buffer' }));
}

/** Paragraph and run around a text. */
export function p(text: string): string {
  return `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
}
