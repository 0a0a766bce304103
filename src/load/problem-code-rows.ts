import { isProblemCode, PROBLEMS, PROBLEMS_BY_STAGE } from '../domain/index.ts';
import { problemMeaning } from '../text/index.ts';
import type { TableRow } from '../workspace/index.ts';

export function problemCodeRows(): TableRow[] {
  return Object.entries(PROBLEMS_BY_STAGE).flatMap(([stage, kinds]) =>
    Object.keys(kinds)
      .filter(isProblemCode)
      .map((code) => {
        const { en, zh } = problemMeaning(code);
        return {
          code,
          stage,
          severity: PROBLEMS[code].severity,
          means_zh: zh.means,
          means_en: en.means,
          action_zh: zh.action,
          action_en: en.action,
        };
      }),
  );
}
