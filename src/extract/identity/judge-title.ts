import type { RefusalRule } from '../../domain/index.ts';
import type { Document } from '../../read/index.ts';
import type { IdentityWithoutTemplate } from './identity.ts';

export interface TitleVerdict {
  /** The rule that says that this is no report. */
  readonly refused: RefusalRule | null;
  /** Rules that say that it is the report of another kind of organ. */
  readonly flagged: readonly RefusalRule[];
}

/** Distinguishes reports from what only looks like one, by the words of the title. */
export function judgeTitle(
  document: Document<unknown>,
  identity: IdentityWithoutTemplate,
  rules: readonly RefusalRule[],
): TitleVerdict {
  const article = document.meta.get('articletitle');
  // The HTML title may name the column as well, so it counts only where there is no better one.
  const titles = [identity.title ?? article ?? document.title ?? '', article ?? ''].map((text) =>
    text.normalize('NFKC').replace(/\s+/g, ''),
  );
  const agency = identity.agency?.value ?? '';
  const fitting = rules.filter(({ pattern, verdict }) => {
    if (!titles.some((title) => pattern.test(title))) return verdict === 'flag' && pattern.test(agency);
    return verdict !== 'refuse_unless_agency' || !pattern.test(agency);
  });
  return {
    refused: fitting.find((rule) => rule.verdict !== 'flag') ?? null,
    flagged: fitting.filter((rule) => rule.verdict === 'flag'),
  };
}
