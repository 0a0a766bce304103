import { expect, it } from 'vitest';
import { createDistinctCount } from '../../../src/crawl/states/distinct-count.ts';

it('counts each text once, in whatever order they come', () => {
  const counted = createDistinctCount();
  expect(counted.count()).toBe(0);
  for (const text of ['b', 'a', 'b', '', 'a', '']) counted.add(text);
  expect(counted.count()).toBe(3);
});

it('counts more than it first has room for', () => {
  const counted = createDistinctCount();
  for (let number = 0; number < 5000; number += 1) counted.add(`a.gov.test/t${number % 3000}.html`);
  expect(counted.count()).toBe(3000);
});
