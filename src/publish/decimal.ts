/** Greatest number of decimals of a value: 万元 after conversion of units. */
const DECIMALS = 6;

/** A number in plain notation: no exponent, no trailing zeros, no noise of binary fractions, never −0. */
export function decimal(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  const text = value.toFixed(DECIMALS).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}
