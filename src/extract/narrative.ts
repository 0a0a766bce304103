import type { Anchor, NarrativeSection } from '../domain/index.ts';
import type { Paragraph } from '../read/index.ts';
import type { Vocabulary } from './match/index.ts';
import type { PlacedBlock } from './placed-document.ts';
import { readCell } from './value.ts';

/** Words by which the headings of the six sections are recognised (国办公开办函〔2021〕30号, 一 to 六). */
const SECTION_WORDS: readonly RegExp[] = [
  /总体情况|概述|基本情况/,
  /主动公开政府信息/,
  /收到和处理政府信息公开申请|依申请公开/,
  /行政复议|行政诉讼/,
  /存在的?(?:主要)?问题|改进情况/,
  /其他需要(?:报告|说明)的/,
];
const HEADING = /^\s*(?<number>[一二三四五六])\s*[、,，.．:：]\s*(?<title>.{2,40})$/;

/** The numbered sections of the report with their text; without tables, because these are read cell by cell. */
export function narrativeOf(blocks: readonly PlacedBlock[], vocabulary: Vocabulary): NarrativeSection[] {
  const sections: { number: number; heading: Paragraph<Anchor>; lines: string[] }[] = [];
  for (const block of blocks) {
    if (block.kind !== 'paragraph') continue;
    const number = sectionNumber(block.text);
    const current = sections.at(-1);
    if (number !== null && !sections.some((section) => section.number === number)) {
      sections.push({ number, heading: block, lines: [] });
    } else if (current !== undefined && !isTableText(block.text, current.number, vocabulary)) {
      current.lines.push(block.text);
    }
  }
  return sections.map(({ number, heading, lines }) => ({
    number,
    heading: heading.text,
    text: lines.join('\n'),
    anchor: heading.anchor,
  }));
}

function sectionNumber(text: string): number | null {
  const groups = HEADING.exec(text.normalize('NFKC'))?.groups;
  if (groups === undefined) return null;
  const number = '一二三四五六'.indexOf(groups['number'] ?? '') + 1;
  return SECTION_WORDS[number - 1]?.test(groups['title'] ?? '') ? number : null;
}

/** In text without a grid the cells of tables 二 to 四 are among the paragraphs: labels, their pieces, values. */
function isTableText(text: string, section: number, vocabulary: Vocabulary): boolean {
  if (section < 2 || section > 4) return false;
  if (text.length <= 4 || readCell(text, vocabulary.units).kind !== 'text') return true;
  return text.length <= 60 && vocabulary.rolesOf(text).length > 0;
}
