import type {
  CheckResult,
  FactRule,
  NarrativeFact,
  NarrativeSection,
  Observation,
} from '../../domain/index.ts';

/** The figures that the text states, each with its sentence. */
export function factsOf(sections: readonly NarrativeSection[], rules: readonly FactRule[]): NarrativeFact[] {
  return sections.flatMap((section) =>
    sentencesOf(section.text).flatMap((sentence) => {
      const compact = sentence.normalize('NFKC').replace(/\s+/g, '');
      return rules
        .filter((rule) => rule.section === section.number)
        .flatMap((rule) => factIn(sentence, compact, rule));
    }),
  );
}

function sentencesOf(text: string): string[] {
  return text
    .split(/[。；;\n]/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function factIn(sentence: string, compact: string, rule: FactRule): NarrativeFact[] {
  const groups = rule.pattern.exec(compact)?.groups;
  const fact = { fact: rule.id, sentence, section: rule.section };
  if (groups?.['number'] !== undefined) {
    const value = Number(groups['number'].replaceAll(',', ''));
    return Number.isFinite(value) ? [{ ...fact, value, unit: groups['unit'] ?? null }] : [];
  }
  return rule.none?.test(compact) ? [{ ...fact, value: 0, unit: null }] : [];
}

/**
 * Compares the text with the tables. The text may count differently from the form, so a disagreement is a note; it
 * agrees when one of its sentences does.
 */
export function compareFacts(
  facts: readonly NarrativeFact[],
  rules: readonly FactRule[],
  observations: readonly Observation[],
): CheckResult[] {
  return rules.flatMap((rule): CheckResult[] => {
    const stated = facts.filter((fact) => fact.fact === rule.id);
    const cell = observations.find((candidate) => candidate.measure === rule.measure);
    const [first] = stated;
    if (first === undefined || cell === undefined) return [];
    const agreeing = stated.find((fact) => fact.value === cell.value);
    return [
      {
        id: `text_${rule.id}`,
        table: cell.table,
        column: cell.column,
        severity: 'note',
        status: cell.value === null ? 'not_assessable' : agreeing === undefined ? 'fail' : 'pass',
        left: (agreeing ?? first).value,
        right: cell.value,
      },
    ];
  });
}
