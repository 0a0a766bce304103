/**
 * Works on several items at once and yields the results in the order of the items. When one fails, or the consumer
 * stops, it ends after those that were begun.
 * @param ahead items that are begun before the first of them is finished.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  ahead: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  try {
    for (const item of items) {
      const result = work(item);
      // An item that fails while others are awaited is reported in its turn.
      result.catch(() => {});
      begun.push(result);
      const first = begun.length >= ahead ? begun.shift() : undefined;
      if (first !== undefined) yield await first;
    }
    for (const result of begun) yield await result;
  } finally {
    await Promise.allSettled(begun);
  }
}
