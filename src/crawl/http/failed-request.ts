import { errors } from 'undici';
import { ContentError } from '../../archive/index.ts';
import type { Portal, ProblemCode } from '../../domain/index.ts';
import { PrivateAddress, TlsFailed } from './connector.ts';

/** A request that brought no complete answer. */
export interface FailedRequest {
  readonly kind: 'failure';
  readonly code: ProblemCode;
  readonly detail: string;
  /** Whether another request may help. */
  readonly mayPass: boolean;
}

/** The total time of a request is over. */
export class TimeUp extends Error {}

/** The body is larger than the portal file allows. */
export class TooLarge extends Error {}

/** What an error of a request means. */
export function failureOf(
  error: unknown,
  headersCame: boolean,
  politeness: Portal['politeness'],
): FailedRequest {
  const late = lateness(error, politeness);
  if (late !== null) return { kind: 'failure', code: 'timeout', detail: late, mayPass: true };
  const detail = error instanceof Error ? error.message : String(error);
  const lasting = lastingCode(error);
  if (lasting !== null) return { kind: 'failure', code: lasting, detail, mayPass: false };
  const code = headersCame ? 'incomplete_body' : 'connection_failed';
  return { kind: 'failure', code, detail, mayPass: true };
}

function lastingCode(error: unknown): ProblemCode | null {
  if (error instanceof PrivateAddress) return 'private_address';
  if (error instanceof TlsFailed) return 'tls_failed';
  const isTooLarge = error instanceof ContentError && error.fault === 'too_large';
  return isTooLarge || error instanceof TooLarge ? 'too_large' : null;
}

function lateness(error: unknown, politeness: Portal['politeness']): string | null {
  if (error instanceof TimeUp) return `no complete answer in ${politeness.timeout_ms} ms`;
  if (error instanceof errors.HeadersTimeoutError) return `no answer in ${politeness.headers_timeout_ms} ms`;
  if (error instanceof errors.BodyTimeoutError) {
    return `no byte of the body in ${politeness.stall_timeout_ms} ms`;
  }
  return null;
}
