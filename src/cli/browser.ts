import { createBrowser, findChromium, type Renderer } from '../crawl/index.ts';
import type { CommandContext } from './context.ts';

/** Lends the browser of this machine, which starts with the first page that needs it; undefined where there is none. */
export async function withBrowser<T>(
  { env, now }: CommandContext,
  use: (browser: { readonly renderer?: Renderer }) => Promise<T>,
): Promise<T> {
  const executable = await findChromium(env);
  if (executable === null) return use({});
  const renderer = createBrowser({ executable, now });
  try {
    return await use({ renderer });
  } finally {
    await renderer.close();
  }
}
