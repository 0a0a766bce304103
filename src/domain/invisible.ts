const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu;

/**
 * A text as a reader sees it. What editors and converters leave and nobody sees is what Unicode calls default ignorable: zero-width
 * spaces and joiners, marks of direction, byte order marks, soft hyphens, variation selectors (UAX #44).
 */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}
