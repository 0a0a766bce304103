import { type NarrativeSection, type Observation, type Problem, problem } from '../../domain/index.ts';

const SECTIONS = ['一', '二', '三', '四', '五', '六'] as const;
const SAYS_NOTHING = /^[\s。.]*(?:无|暂无|没有|不涉及)?[\s。.]*$/;
/** Words by which the form's own instructions are recognised (国办公开办函〔2021〕30号). */
const INSTRUCTIONS = /此处填写|填写说明|请在此|（?可根据实际情况(?:自行)?(?:填写|增删)|填报说明/;

/** What the text of a report lacks or should not have. */
export function completenessOf(
  sections: readonly NarrativeSection[],
  observations: readonly Observation[],
): Problem[] {
  const problems: Problem[] = [];
  const numbers = sections.map((section) => section.number);
  for (const [at, name] of SECTIONS.entries()) {
    const section = sections.find((candidate) => candidate.number === at + 1);
    if (section === undefined) problems.push(problem('section_missing', { section: name }));
    else if ([1, 5].includes(section.number) && SAYS_NOTHING.test(section.text)) {
      problems.push(problem('section_empty', { heading: section.heading }, section.anchor));
    }
  }
  if (numbers.some((number, at) => number < (numbers[at - 1] ?? 0))) {
    problems.push(
      problem('sections_out_of_order', { sections: numbers.map((number) => SECTIONS[number - 1] ?? '') }),
    );
  }
  const fees = observations.find((cell) => cell.measure === 'proactive.fees.fee_amount')?.value ?? 0;
  const last = sections.find((section) => section.number === 6);
  if (fees > 0 && last !== undefined && !last.text.includes('费')) {
    problems.push(problem('fees_unexplained', { fees_wan_yuan: fees }, last.anchor));
  }
  for (const section of sections) {
    const found = INSTRUCTIONS.exec(section.text);
    if (found !== null) problems.push(problem('instruction_left_in', { text: found[0] }, section.anchor));
  }
  return problems;
}
