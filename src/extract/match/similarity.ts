/**
 * Similarity of two labels, from 0 to 1: twice the length of the longest common subsequence over the sum of
 * the lengths. A misprint that loses characters stays near 1; another label does not.
 */
export function similarity(left: string, right: string): number {
  if (left.length === 0 || right.length === 0) return 0;
  let previous = new Array<number>(right.length + 1).fill(0);
  for (const character of left) {
    const current = [0];
    for (let at = 1; at <= right.length; at += 1) {
      current.push(
        right.charAt(at - 1) === character
          ? (previous[at - 1] ?? 0) + 1
          : Math.max(previous[at] ?? 0, current[at - 1] ?? 0),
      );
    }
    previous = current;
  }
  return (2 * (previous.at(-1) ?? 0)) / (left.length + right.length);
}
