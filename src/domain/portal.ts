import { z } from 'zod';

const HttpUrlSchema = z.url({
  protocol: /^https?$/,
  hostname: /.+/,
  error: 'must be an http or https address',
});

const PolitenessSchema = z.strictObject({
  /** Milliseconds between the starts of two requests to this portal's lane. */
  interval_ms: z.int().min(0).default(1000),
  /** Portals that name the same group share one lane, because they share a server. */
  group: z.string().optional(),
  /** Milliseconds until a request without a complete answer is given up. */
  timeout_ms: z.int().positive().default(30_000),
  /** Largest answer that is kept, in bytes. */
  max_bytes: z.int().positive().default(52_428_800),
  /** Attempts after the first, for answers and errors that may pass. */
  retries: z.int().min(0).max(10).default(3),
});

const ExpectationSchema = z.strictObject({
  agencies: z.int().positive().optional(),
  reports: z.int().positive().optional(),
});

/** Shortest interval that a portal on the public network may be given. */
const SHORTEST_PUBLIC_INTERVAL_MS = 500;

/** Content systems that need more than links: one adapter each in src/crawl/families. */
export const FAMILY_IDS = ['epoint', 'gkmlpt', 'lonsun', 'openness', 'trs'] as const;
export type FamilyId = (typeof FAMILY_IDS)[number];

export const PortalSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens'),
    name: z.string().min(1),
    /** GB/T 2260 code of the division whose portal this is. */
    division: z.string().regex(/^\d{6}$/, 'must be six digits (GB/T 2260), in quotes'),
    entry_url: HttpUrlSchema,
    /** Content system, where it is known; without it every family's signs are looked for. */
    family: z.enum(FAMILY_IDS).optional(),
    /** Hosts besides the entry's that the crawler may ask. */
    hosts: z.array(z.string()).default([]),
    /** Set for a server of one's own: only such a portal may resolve to a private address. */
    local: z.boolean().default(false),
    /** Nobody has yet confirmed that the entry leads to reports. */
    unverified: z.boolean().default(false),
    politeness: PolitenessSchema.prefault({}),
    /** What a complete crawl finds at least; a shortfall is reported. */
    expect: ExpectationSchema.default({}),
    notes: z.string().optional(),
  })
  .refine((portal) => portal.local || portal.politeness.interval_ms >= SHORTEST_PUBLIC_INTERVAL_MS, {
    path: ['politeness', 'interval_ms'],
    message: `must be at least ${SHORTEST_PUBLIC_INTERVAL_MS} for a portal that is not local`,
  });

/** One government's disclosure portal: where a crawl begins and how it behaves there. */
export type Portal = z.infer<typeof PortalSchema>;
