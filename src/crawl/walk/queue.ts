/** First in, first out. An array alone would move all waiting items at every step. */
export interface Queue<T> {
  push(item: T): void;
  next(): T | undefined;
  readonly length: number;
}

/** From this many taken items on, their places are freed once they are half of all. */
const FEWEST_TO_DROP = 1024;

export function createQueue<T>(): Queue<T> {
  let items: T[] = [];
  let taken = 0;
  return {
    push: (item) => {
      items.push(item);
    },
    next: () => {
      const item = items[taken];
      if (item === undefined) return undefined;
      taken += 1;
      if (taken >= FEWEST_TO_DROP && taken * 2 >= items.length) {
        items = items.slice(taken);
        taken = 0;
      }
      return item;
    },
    get length() {
      return items.length - taken;
    },
  };
}
