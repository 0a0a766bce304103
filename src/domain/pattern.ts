import { z } from 'zod';

/** A regular expression in a data file. */
export const PatternSchema = z.string().transform((source, context) => {
  try {
    return new RegExp(source, 'u');
  } catch (error) {
    context.addIssue({ code: 'custom', message: `is no regular expression (${String(error)})` });
    return z.NEVER;
  }
});
