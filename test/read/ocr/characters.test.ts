import { describe, expect, it } from 'vitest';
import { charactersOf } from '../../../src/read/ocr/characters.ts';

const CHARACTERS = ['0', '1', '2'];

/** Steps of four classes: nothing, 0, 1, 2; each named by its most probable class and that probability. */
function steps(...most: readonly (readonly [number, number])[]): Float32Array {
  return Float32Array.from(
    most.flatMap(([best, probability]) =>
      [0, 1, 2, 3].map((candidate) => (candidate === best ? probability : (1 - probability) / 3)),
    ),
  );
}

describe('the characters of a run', () => {
  it('are one where a class stays, and two where there is a blank between', () => {
    expect(charactersOf(steps([2, 1], [2, 1], [0, 1], [2, 1], [3, 1]), 4, CHARACTERS).text).toBe('112');
  });

  it('are as certain as the least certain of them', () => {
    expect(charactersOf(steps([1, 0.99], [0, 0.9], [3, 0.75]), 4, CHARACTERS)).toEqual({
      text: '02',
      confidence: 0.75,
    });
  });

  it('are absent, with confidence 0, where the model sees nothing', () => {
    expect(charactersOf(steps([0, 1], [0, 1]), 4, CHARACTERS)).toEqual({ text: '', confidence: 0 });
  });
});
