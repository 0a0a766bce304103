import { z } from 'zod';

const UnitSchema = z.strictObject({
  unit: z.string().min(1),
  /** How many 元 one of it is; null for a unit of counts. */
  yuan: z.number().positive().nullable(),
});

export const UnitFileSchema = z.strictObject({ rule: z.string(), rows: z.array(UnitSchema) });
/** A unit of a printed figure: 件, 人次, 万元. */
export type Unit = z.infer<typeof UnitSchema>;
