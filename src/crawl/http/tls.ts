import { constants } from 'node:crypto';
import type { SecureContextOptions } from 'node:tls';
import type { Portal } from '../../domain/index.ts';
import { codeOf } from '../../workspace/index.ts';

/**
 * How connections to a portal are secured. `legacy` speaks TLS 1.0, weak ciphers and renegotiation without RFC 5746, as
 * servers of the 2000s do; `unverified` also accepts untrusted certificates.
 */
export function tlsOptionsOf({
  tls,
}: Pick<Portal, 'tls'>): SecureContextOptions & { readonly rejectUnauthorized?: boolean } {
  if (tls === 'modern') return {};
  return {
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT@SECLEVEL=0',
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
    rejectUnauthorized: tls === 'legacy',
  };
}

/** Codes of OpenSSL and Node for a handshake that failed or a certificate that was refused. */
const TLS_ERROR_CODE =
  /^(?:ERR_SSL_|ERR_TLS_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERROR_IN_CERT_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|EPROTO$)/;

export function isTlsError(error: unknown): error is Error {
  return error instanceof Error && TLS_ERROR_CODE.test(String(codeOf(error)));
}
