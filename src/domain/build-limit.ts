import { z } from 'zod';

const BuildLimitSchema = z.strictObject({
  /** `portal_reports` applies to each portal separately. */
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
/** How much less than the snapshot that it replaces a new one may contain. */
export type BuildLimit = z.infer<typeof BuildLimitSchema>;
