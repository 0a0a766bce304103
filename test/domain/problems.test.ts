import { describe, expect, it } from 'vitest';
import { PROBLEMS } from '../../src/domain/index.ts';

describe.each(Object.entries(PROBLEMS))('%s', (_code, { means, means_zh, action, action_zh }) => {
  it('says in Chinese what it means and what to do, in whole sentences', () => {
    for (const sentence of [means_zh, action_zh]) {
      expect(sentence).toMatch(/\p{Script=Han}/u);
      expect(sentence).toMatch(/。$/u);
      // Half-width marks after a character are slips of the keyboard.
      expect(sentence).not.toMatch(/[\p{Script=Han}”）][,.;:!?()]/u);
    }
  });

  it('says the same in English', () => {
    for (const sentence of [means, action]) {
      expect(sentence).toMatch(/^[A-Z]|^robots\.txt|^nianbao /);
      expect(sentence).toMatch(/\.$/);
    }
  });
});
