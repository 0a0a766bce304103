import fc from 'fast-check';
import { z } from 'zod';

/** Any facts that a schema allows: short words, and counts above the few texts of which a sentence may say how many there are. */
export function factsOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodObject) {
    const shape = Object.entries(schema.shape).map(([key, value]) => [key, factsOf(value)] as const);
    const requiredKeys = shape.flatMap(([key]) => (schema.shape[key] instanceof z.ZodOptional ? [] : [key]));
    return fc.record(Object.fromEntries(shape), { requiredKeys });
  }
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(factsOf));
  if (schema instanceof z.ZodArray) return fc.array(factsOf(schema.element), { maxLength: 3 });
  if (schema instanceof z.ZodOptional) return factsOf(schema.unwrap());
  if (schema instanceof z.ZodNullable) return fc.option(factsOf(schema.unwrap()));
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodNumber) return fc.integer({ min: 10, max: 1e9 });
  if (schema instanceof z.ZodString) return fc.stringMatching(/^[a-z甲乙丙]{4,9}$/);
  // What a reader says inside the facts of another problem.
  if (schema instanceof z.ZodCustom) {
    return fc.constantFrom(
      { code: 'damaged', facts: { pdfium_error: 3 } },
      { code: 'word_too_old', facts: {} },
    );
  }
  throw new Error(`no facts of ${schema._zod.def.type}`);
}

/** Texts and numbers in facts, with the names that they have there. */
export function leavesOf(facts: unknown, name = ''): (readonly [name: string, value: string | number])[] {
  if (typeof facts === 'string' || typeof facts === 'number') return [[name, facts]];
  if (Array.isArray(facts)) return facts.flatMap((item) => leavesOf(item, name));
  if (typeof facts !== 'object' || facts === null) return [];
  return Object.entries(facts).flatMap(([key, value]) => leavesOf(value, key));
}
