import { isProblemCode, PROBLEMS } from '../domain/index.ts';
import { problemMeaning } from '../text/index.ts';

const INTRODUCTION = `# 问题代码 / Problems

What can be wrong with a source, as the column \`code\` of \`problem\` and of problems.csv has it. Made from
\`src/text\`; the table \`problem_code\` of the dataset holds the same.

- \`error\` 错误：数据集因此有所缺失 / something is missing from the dataset
- \`warning\` 警告：刊发之前应当核对 / look before you print
- \`note\` 提示：供参考 / good to know

| code | severity | 含义 | what it means | 处理建议 | what to do |
|---|---|---|---|---|---|
`;

/** The document `docs/problems.md`. */
export function problemList(): string {
  const rows = Object.keys(PROBLEMS)
    .filter(isProblemCode)
    .sort()
    .map((code) => {
      const { en, zh } = problemMeaning(code);
      const cells = [`\`${code}\``, PROBLEMS[code].severity, zh.means, en.means, zh.action, en.action];
      return `| ${cells.join(' | ')} |\n`;
    });
  return INTRODUCTION + rows.join('');
}
