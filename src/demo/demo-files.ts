import { z } from 'zod';
import { LAYOUT_NAMES } from './layouts.ts';

const DateSchema = z.iso.date();
/** Number of a page, as TRS WCM counts them: the last part of its file name. */
const PageIdSchema = z.int().positive();
const IdCodeSchema = z.string().regex(/^\d{10}$/, 'must be ten digits, in quotes');

/** `data/demo/site.yaml` */
export const SiteFileSchema = z.strictObject({
  name: z.string(),
  id_code: IdCodeSchema,
  agencies: z.array(z.string()).min(1),
});

const ReportSchema = z
  .strictObject({
    year: z.int(),
    published_on: DateSchema,
    id: PageIdSchema,
    /** Form that was filled in, when it is not the one of the year. */
    template: z.string().optional(),
    published_items: z.int().default(0),
    attachment: z.string().optional(),
    figures: z.record(z.string(), z.array(z.union([z.number(), z.string()]))).optional(),
  })
  .refine((report) => (report.figures === undefined) !== (report.attachment === undefined), {
    message: 'must have either figures or an attachment',
  });

/** Something in the list of reports that is no report, or is not there. */
const OtherEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('article'),
    title: z.string(),
    listed_on: DateSchema,
    id: PageIdSchema,
    text: z.string(),
  }),
  z.strictObject({ kind: z.literal('missing'), title: z.string(), listed_on: DateSchema, id: PageIdSchema }),
  z.strictObject({ kind: z.literal('elsewhere'), title: z.string(), listed_on: DateSchema, url: z.url() }),
]);
export type OtherEntry = z.infer<typeof OtherEntrySchema>;

/** `data/demo/agencies/FOLDER.yaml`; README.md beside it says how figures are written. */
export const AgencyFileSchema = z.strictObject({
  name: z.string(),
  signed_as: z.string().optional(),
  /** Where the agency's pages carry another site's name than the portal's. */
  site: z.strictObject({ name: z.string(), id_code: IdCodeSchema }).optional(),
  /** Title of its reports; `{year}` is the report year. */
  title: z.string(),
  layout: z.enum(LAYOUT_NAMES),
  validators: z.boolean().default(true),
  wording: z.strictObject({
    preamble: z.string().nullable(),
    publishes: z.string(),
    manages: z.string(),
    platform: z.string().nullable(),
    supervises: z.string(),
    falls_short: z.array(z.string()).min(1),
  }),
  reports: z.array(ReportSchema).min(1),
  also_listed: z.array(OtherEntrySchema).default([]),
});
export type AgencyFile = z.infer<typeof AgencyFileSchema>;
