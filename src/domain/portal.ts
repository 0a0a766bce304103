import { z } from 'zod';

const HttpUrlSchema = z.url({
  protocol: /^https?$/,
  hostname: /.+/,
  error: 'must be an http or https address',
});

const ClockSchema = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as "22:00", in quotes');

/** Hours in which a portal may be crawled, in the given time zone. */
const WindowSchema = z
  .strictObject({
    from: ClockSchema,
    to: ClockSchema,
    /** IANA name. */
    zone: z.string().refine(isTimeZone, 'must be a time zone such as Asia/Shanghai').default('Asia/Shanghai'),
  })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'must differ from from' });

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const PolitenessSchema = z.strictObject({
  /** Milliseconds between the starts of two requests to this portal's lane. */
  interval_ms: z.int().min(0).default(1000),
  /** Portals that name the same group share one lane, because they share a server. */
  group: z.string().optional(),
  /** Milliseconds until a connection is made, TLS included. */
  connect_timeout_ms: z.int().positive().default(10_000),
  /** Milliseconds from the request to the end of the answer's headers. */
  headers_timeout_ms: z.int().positive().default(30_000),
  /** Milliseconds without a byte of a body. */
  stall_timeout_ms: z.int().positive().default(20_000),
  /** Milliseconds until a request without a complete answer is given up, even if bytes still come. */
  timeout_ms: z.int().positive().default(120_000),
  /** Largest answer that is kept, in bytes. */
  max_bytes: z.int().positive().default(52_428_800),
  /** Attempts after the first, for answers and errors that may be temporary. */
  retries: z.int().min(0).max(10).default(3),
  /** Outside of it nothing is requested, and the run is partial. */
  window: WindowSchema.optional(),
});

/** What one run may use; when it is spent, the run is partial and the next one continues from there. */
const BudgetSchema = z.strictObject({
  requests: z.int().positive().optional(),
  /** Bytes of bodies. */
  bytes: z.int().positive().optional(),
  /** A day, so that a run ends even with a crawl delay of hours. */
  minutes: z.int().positive().default(1440),
});

/** When reports that are held are requested again although nothing indicates a change. */
const RecheckSchema = z.strictObject({
  /** Reports published within this many days are requested again after a tenth of the time since, at most once a day. */
  recent_days: z.int().min(0).default(400),
  /** Older ones once in this many days, spread evenly; 0: in every run. */
  every_days: z.int().min(0).default(180),
});

const ExpectationSchema = z.strictObject({
  agencies: z.int().positive().optional(),
  reports: z.int().positive().optional(),
});

/** Shortest interval that a portal on the public network may be given. */
const SHORTEST_PUBLIC_INTERVAL_MS = 500;

/** Content systems for which links are not enough: one adapter each in src/crawl/families. */
export const FAMILY_IDS = [
  'epoint',
  'gkmlpt',
  'hanweb_annual_report',
  'jcms',
  'jpaas',
  'lonsun',
  'openness',
  'trs',
  'ucap',
  'vsb',
] as const;
export type FamilyId = (typeof FAMILY_IDS)[number];

/** When a browser shows a page: where it is empty without its scripts or a challenge, every time, or never. */
const RenderSchema = z.enum(['auto', 'always', 'never']);

/** TLS versions and certificates that the servers of a portal may use. */
const TlsSchema = z.enum(['modern', 'legacy', 'unverified']);

export const PortalSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens'),
    name: z.string().min(1),
    /** GB/T 2260 code of the division whose portal this is. */
    division: z.string().regex(/^\d{6}$/, 'must be six digits (GB/T 2260), in quotes'),
    entry_url: HttpUrlSchema,
    /** Reports that are known to be there, whether or not a list leads to them. */
    known_reports: z.array(HttpUrlSchema).default([]),
    /** Content system, where it is known; without it a page is searched for every family's signs. */
    family: z.enum(FAMILY_IDS).optional(),
    /** Needs an installed browser; without one, pages that are empty without their scripts are reported as `needs_browser`. */
    render: RenderSchema.default('auto'),
    /** Anything but modern needs a reason in notes: see docs/adding-a-portal.md. */
    tls: TlsSchema.default('modern'),
    /** Hosts besides the entry's to which the crawler may send requests. */
    hosts: z.array(z.string()).default([]),
    /** Set for the user's own server: only such a portal may resolve to a private address. */
    local: z.boolean().default(false),
    /** Nobody has yet confirmed that the entry leads to reports. */
    unverified: z.boolean().default(false),
    politeness: PolitenessSchema.prefault({}),
    budget: BudgetSchema.prefault({}),
    recheck: RecheckSchema.prefault({}),
    /** The least that a complete crawl finds; a shortfall is reported. */
    expect: ExpectationSchema.default({}),
    /** Why requests to a host outside .gov.cn are allowed: there are whole copies of portals on hijacked domains. */
    foreign_host_reason: z.string().min(1).optional(),
    notes: z.string().optional(),
  })
  .refine((portal) => portal.local || portal.politeness.interval_ms >= SHORTEST_PUBLIC_INTERVAL_MS, {
    path: ['politeness', 'interval_ms'],
    message: `must be at least ${SHORTEST_PUBLIC_INTERVAL_MS} for a portal that is not local`,
  })
  .refine(
    (portal) =>
      portal.local || portal.foreign_host_reason !== undefined || hostsOf(portal).every(isGovernmentHost),
    {
      path: ['foreign_host_reason'],
      message: 'must say why, where the entry or a host does not end in .gov.cn',
    },
  )
  .refine((portal) => portal.known_reports.flatMap(hostIn).every((host) => hostsOf(portal).includes(host)), {
    path: ['known_reports'],
    message: 'must be on the host of entry_url or on one of hosts',
  })
  .refine((portal) => portal.tls === 'modern' || portal.notes !== undefined, {
    path: ['tls'],
    message: 'needs a reason in notes',
  });

function hostsOf(portal: { readonly entry_url: string; readonly hosts: readonly string[] }): string[] {
  return [...hostIn(portal.entry_url), ...portal.hosts];
}

/** None for what is no URL: another rule reports that. */
function hostIn(url: string): string[] {
  return URL.canParse(url) ? [new URL(url).host] : [];
}

/** Names under .invalid and .test never resolve (RFC 2606). */
function isGovernmentHost(host: string): boolean {
  return /(?:^|\.)(?:gov\.cn|invalid|test)(?::\d+)?$/.test(host);
}

/** One government's disclosure portal: where a crawl begins and how it must behave there. */
export type Portal = z.infer<typeof PortalSchema>;
