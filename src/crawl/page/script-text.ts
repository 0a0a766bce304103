import { elementsNamed } from './elements.ts';
import { type Html, query } from './html.ts';
import { oncePerPage } from './once-per-page.ts';

/** In an address: what a script fills in only when a reader clicks. */
export const OPEN = '{}';

const LITERAL = String.raw`'[^'\n]*'|"[^"\n]*"`;
const FIELD = String.raw`(?:parseInt\(\s*)?\$\(\s*["']#[\w-]+["']\s*\)\.val\(\)\s*\)?`;
const OPERAND = String.raw`${LITERAL}|${FIELD}|[\w$.]+`;

/** Every script of a page, one after the other. */
export const scriptsOf = oncePerPage((dom: Html): string =>
  elementsNamed(dom, 'script')
    .map((element) => query.text([element]))
    .join('\n'),
);

/** What a script sets a name to, once, as text or number: `size = 15`, `size: '15'`. */
export function fixedValue(script: string, name: string): string | null {
  const escaped = name.replace(/[$.]/g, String.raw`\$&`);
  const set = new RegExp(
    String.raw`(?<![\w$.])["']?${escaped}["']?\s*[:=]\s*(?:'([^'\n]*)'|"([^"\n]*)"|(\d+))`,
  );
  const [, single, double, number] = set.exec(script) ?? [];
  return single ?? double ?? number ?? null;
}

/**
 * The texts that a page's scripts concatenate and that match `sought`, such as
 * `'/search/' + channelId + '?page=' + page`: filled in where the page gives a fixed value, `OPEN` where it doesn't.
 */
export function textsIn(dom: Html, sought: RegExp): string[] {
  return textsOf(dom).filter((text) => sought.test(text));
}

const textsOf = oncePerPage((dom: Html): readonly string[] => {
  const script = scriptsOf(dom);
  const values = new Map<string, string>();
  const valueIn = (operand: string): string => {
    const known = values.get(operand);
    if (known !== undefined) return known;
    const value = partOf(operand, script, dom);
    values.set(operand, value);
    return value;
  };
  const sums = script.matchAll(new RegExp(String.raw`(?:${LITERAL})(?:\s*\+\s*(?:${OPERAND}))*`, 'g'));
  return [...sums].map(([sum]) =>
    [...sum.matchAll(new RegExp(OPERAND, 'g'))].map(([part]) => valueIn(part)).join(''),
  );
});

function partOf(operand: string, script: string, dom: Html): string {
  if (/^['"]/.test(operand)) return operand.slice(1, -1);
  const field = /#([\w-]+)/.exec(operand)?.[1];
  if (field !== undefined) return dom.find(`[id="${field}"]`).attr('value') ?? OPEN;
  return fixedValue(script, operand.replace(/^.*\./, '')) ?? OPEN;
}
