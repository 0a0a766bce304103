/**
 * Text of a page. Bytes that are valid UTF-8 are UTF-8, whatever the server says: text in another encoding hardly
 * ever is. Otherwise the header, then the page's meta tag counts, and GB 18030 (which holds GB 2312 and GBK) is
 * the last resort.
 */
export function pageText(body: Uint8Array, contentType: string | null): string {
  const head = Buffer.from(body.subarray(0, 4096)).toString('latin1');
  const declared = [contentType ?? '', head].map((text) => /charset\s*=\s*["']?([\w-]+)/i.exec(text)?.[1]);
  for (const label of ['utf-8', ...declared]) {
    const text = label === undefined ? undefined : decoded(body, /^gb/i.test(label) ? 'gb18030' : label);
    if (text !== undefined) return text;
  }
  return new TextDecoder('gb18030').decode(body);
}

function decoded(body: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** Whether an answer is a page to look for links in. */
export function isHtml(body: Uint8Array, contentType: string | null): boolean {
  if (contentType !== null && /html/i.test(contentType)) return true;
  const named = contentType !== null && !/^\s*(?:text\/plain|application\/octet-stream)/i.test(contentType);
  return (
    !named &&
    /^(?:\uFEFF|\u00EF\u00BB\u00BF)?\s*<(?:!doctype html|html)/i.test(
      Buffer.from(body.subarray(0, 512)).toString('latin1'),
    )
  );
}
