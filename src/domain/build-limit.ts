import { z } from 'zod';

const BuildLimitSchema = z.strictObject({
  /** `portal_reports` is held for each portal by itself. */
  id: z.enum(['current_reports', 'portal_reports', 'values']),
  may_fall_percent: z.number().min(0).max(100),
  en: z.string(),
});

export const BuildLimitFileSchema = z.strictObject({
  rule: z.string(),
  /** Earlier snapshots that are kept beside the current one. */
  keep_builds: z.int().min(1),
  limits: z.array(BuildLimitSchema),
});
export type BuildLimits = z.infer<typeof BuildLimitFileSchema>;
/** By how much a new snapshot may hold less than the one it replaces. */
export type BuildLimit = z.infer<typeof BuildLimitSchema>;
