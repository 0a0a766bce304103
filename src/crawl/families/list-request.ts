import type { z } from 'zod';
import type { FamilyId } from '../../domain/index.ts';
import { canonicalUrl } from '../address.ts';
import type { Link, Page } from '../links/link.ts';

/** A request to a list interface for a part of the page's list; none without an address. */
export function requestOf(
  address: string | null,
  base: string,
  { role, context }: Pick<Page, 'role' | 'context'>,
  readBy: FamilyId,
): Link[] {
  const url = address === null ? undefined : canonicalUrl(address, base);
  return url === undefined ? [] : [{ url, role, context, continues: true, readBy }];
}

/** An answer in JSON, with the fields of the schema; null when it is not such an answer. */
export function answerIn<Answer>(text: string, schema: z.ZodType<Answer>): Answer | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
