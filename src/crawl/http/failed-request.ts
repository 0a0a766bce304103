import { errors } from 'undici';
import { ContentError } from '../../archive/index.ts';
import type { Portal, ProblemCode, VisitFacts } from '../../domain/index.ts';
import { PrivateAddress, TlsFailed } from './connector.ts';

/** A request that brought no complete answer. */
export interface FailedRequest {
  readonly kind: 'failure';
  readonly code: ProblemCode;
  readonly facts: VisitFacts;
  /** Whether another request may help. */
  readonly mayPass: boolean;
}

/** The total time of a request is over. */
export class TimeUp extends Error {}

/** The body is larger than the portal file allows. */
export class TooLarge extends Error {
  /** What its header says; null where it was counted. */
  readonly announcedBytes: number | null;

  constructor(announcedBytes: number | null) {
    super('the body is too large');
    this.announcedBytes = announcedBytes;
  }
}

/** What an error of a request means. */
export function failureOf(
  error: unknown,
  headersCame: boolean,
  politeness: Portal['politeness'],
): FailedRequest {
  const late = lateness(error, politeness);
  if (late !== null) return { kind: 'failure', code: 'timeout', facts: late, mayPass: true };
  if (error instanceof PrivateAddress) {
    const { host, address } = error;
    return { kind: 'failure', code: 'private_address', facts: { host, address }, mayPass: false };
  }
  if (error instanceof TlsFailed) {
    const { host, message: said } = error;
    return { kind: 'failure', code: 'tls_failed', facts: { host, said }, mayPass: false };
  }
  const size = sizeOf(error, politeness);
  if (size !== null) return { kind: 'failure', code: 'too_large', facts: size, mayPass: false };
  const code = headersCame ? 'incomplete_body' : 'connection_failed';
  const said = error instanceof Error ? error.message : String(error);
  return { kind: 'failure', code, facts: { said }, mayPass: true };
}

function sizeOf(error: unknown, politeness: Portal['politeness']): VisitFacts | null {
  const limit = { limit_bytes: politeness.max_bytes };
  if (error instanceof TooLarge) {
    return error.announcedBytes === null ? limit : { announced_bytes: error.announcedBytes, ...limit };
  }
  return error instanceof ContentError && error.fault === 'too_large' ? limit : null;
}

function lateness(error: unknown, politeness: Portal['politeness']): VisitFacts | null {
  if (error instanceof TimeUp) return { late: { awaited: 'answer', limit_ms: politeness.timeout_ms } };
  if (error instanceof errors.HeadersTimeoutError) {
    return { late: { awaited: 'headers', limit_ms: politeness.headers_timeout_ms } };
  }
  if (error instanceof errors.BodyTimeoutError) {
    return { late: { awaited: 'body_byte', limit_ms: politeness.stall_timeout_ms } };
  }
  return null;
}
