import { request } from 'undici';

const ATTEMPTS = 3;
const FIRST_WAIT_MS = 1000;
const TIMEOUT_MS = 10_000;

/** The result of an attempt: null when the notice was accepted. */
type Attempt = { readonly why: string; readonly mayPass: boolean } | null;

/**
 * POSTs JSON to a webhook, again where that may help.
 * @returns null, or why it was not accepted. The address is named without what may be a secret in it.
 */
export async function postTo(
  address: URL,
  json: string,
  delay: (ms: number) => Promise<void>,
): Promise<string | null> {
  for (let attempt = 1; ; attempt += 1) {
    const failure = await tryOnce(address, json);
    if (failure === null) return null;
    if (!failure.mayPass || attempt === ATTEMPTS) {
      return `webhook on ${address.host}: ${failure.why} (attempt ${attempt} of ${ATTEMPTS})`;
    }
    await delay(FIRST_WAIT_MS * 2 ** (attempt - 1));
  }
}

async function tryOnce(address: URL, json: string): Promise<Attempt> {
  try {
    const { statusCode, body } = await request(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: json,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await body.dump();
    if (statusCode >= 200 && statusCode < 300) return null;
    return { why: `status ${statusCode}`, mayPass: statusCode === 429 || statusCode >= 500 };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error), mayPass: true };
  }
}
