import { z } from 'zod';
import { AgencyKindSchema } from './agency.ts';

const DeadlineSchema = z.strictObject({
  /** `all`: agencies whose kind is unknown too. */
  kinds: z.union([z.literal('all'), z.array(AgencyKindSchema).min(1)]),
  /** Report years; null is open. */
  first: z.int(),
  last: z.int().nullable(),
  /** Day of the year after the report year. */
  month_day: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a day such as 03-31'),
  /** Law and article. */
  source: z.string(),
  zh: z.string(),
  en: z.string(),
});

const DeadlinesSchema = z
  .array(DeadlineSchema)
  .min(1)
  .check(({ value, issues }) => {
    for (const [index, row] of value.entries()) {
      if (value.slice(0, index).some((earlier) => overlap(earlier, row))) {
        issues.push({
          code: 'custom',
          input: value,
          path: [index],
          message: 'kind and years have a deadline already',
        });
      }
    }
  });

function overlap(a: z.infer<typeof DeadlineSchema>, b: z.infer<typeof DeadlineSchema>): boolean {
  const kindsOfA = a.kinds;
  const sameKind = kindsOfA === 'all' || b.kinds === 'all' || b.kinds.some((kind) => kindsOfA.includes(kind));
  return sameKind && a.first <= (b.last ?? Infinity) && b.first <= (a.last ?? Infinity);
}

export const DeadlineFileSchema = z.strictObject({ rule: z.string(), rows: DeadlinesSchema });
/** The legal date by which reports of some kinds of agencies must be public. */
export type Deadline = z.infer<typeof DeadlineSchema>;
