import { errorText, isFailure } from '../src/text/index.ts';

/** How work fails, as a person reads it: the code, null for another error, and the sentence; both null where it succeeds. */
export async function refusalOf(
  work: Promise<unknown> | (() => unknown),
): Promise<{ readonly code: string | null; readonly message: string | null }> {
  try {
    await (typeof work === 'function' ? work() : work);
    return { code: null, message: null };
  } catch (error) {
    return { code: isFailure(error) ? error.code : null, message: errorText(error) };
  }
}
