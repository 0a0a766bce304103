import { PROBLEMS_BY_STAGE } from '../domain/index.ts';
import type { TableRow } from '../workspace/index.ts';

export function problemCodeRows(): TableRow[] {
  return Object.entries(PROBLEMS_BY_STAGE).flatMap(([stage, kinds]) =>
    Object.entries(kinds).map(([code, { severity, means, means_zh, action, action_zh }]) => ({
      code,
      stage,
      severity,
      means_zh,
      means_en: means,
      action_zh,
      action_en: action,
    })),
  );
}
