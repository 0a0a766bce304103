import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/publish/decimal.ts';

describe('a number in a CSV file', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [51, '51'],
    [-4, '-4'],
    [100, '100'],
    [25.1, '25.1'],
    [0.1 + 0.2, '0.3'],
    [0.000001, '0.000001'],
    [-0.0000001, '0'],
    [1e21, '1000000000000000000000'],
    [123456789.5, '123456789.5'],
  ])('%d is printed as %s', (value, text) => {
    expect(decimal(value)).toBe(text);
  });
});
