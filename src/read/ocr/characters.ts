/** What was recognised in one run of text. */
export interface RecognisedText {
  readonly text: string;
  /** Probability of the least certain character, 0 to 1; 0 where nothing was recognised. */
  readonly confidence: number;
}

/** Class 0 of the recognition model means that no character begins here. */
const NOTHING = 0;

/**
 * Reads the output of the recognition model (connectionist temporal classification): in each step the most probable class;
 * one that stays the same over several steps is one character.
 * @param probabilities step by step, one number for each class.
 * @param characters of the classes from 1 on.
 */
export function charactersOf(
  probabilities: Float32Array,
  classes: number,
  characters: readonly string[],
): RecognisedText {
  let text = '';
  let confidence = 1;
  let before = NOTHING;
  for (let step = 0; step < probabilities.length; step += classes) {
    let best = NOTHING;
    for (let candidate = 1; candidate < classes; candidate += 1) {
      if ((probabilities[step + candidate] ?? 0) > (probabilities[step + best] ?? 0)) best = candidate;
    }
    if (best !== NOTHING) {
      const probability = probabilities[step + best] ?? 0;
      if (best !== before) text += characters[best - 1] ?? '\ufffd';
      confidence = Math.min(confidence, probability);
    }
    before = best;
  }
  // The last digits differ between processors.
  return { text, confidence: text === '' ? 0 : Number(confidence.toFixed(3)) };
}
