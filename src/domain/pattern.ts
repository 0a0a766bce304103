import { z } from 'zod';

/** A regular expression in a data file. */
export const PatternSchema = z.string().transform(compiled);

export function compiled(source: string, context: z.RefinementCtx): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch (error) {
    context.addIssue({ code: 'custom', message: `is no regular expression (${String(error)})` });
    return z.NEVER;
  }
}
