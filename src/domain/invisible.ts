const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu;

/**
 * A text as a reader sees it. The invisible characters that editors and converters leave are what Unicode calls default ignorable: zero-width
 * spaces and joiners, marks of direction, byte order marks, soft hyphens, variation selectors (UAX #44).
 */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}
