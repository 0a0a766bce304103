/** Most decimals that a value has: 万元 with its units converted. */
const DECIMALS = 6;

/** A number as people write it: no exponent, no trailing zeros, no noise of binary fractions, never −0. */
export function decimal(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  const text = value.toFixed(DECIMALS).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}
