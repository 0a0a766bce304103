import { PROBLEMS } from '../domain/index.ts';

const INTRODUCTION = `# 问题代码 / Problems

What can be wrong with a source, as the column \`code\` of \`problem\` and of problems.csv has it. Made from
\`src/domain/problems\`; the table \`problem_code\` of the dataset holds the same.

- \`error\` 错误：数据集因此有所缺失 / something is missing from the dataset
- \`warning\` 警告：刊发之前应当核对 / look before you print
- \`note\` 提示：供参考 / good to know

| code | severity | 含义 | what it means | 处理建议 | what to do |
|---|---|---|---|---|---|
`;

/** The document `docs/problems.md`. */
export function problemList(): string {
  const rows = Object.entries(PROBLEMS)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, { severity, means, means_zh, action, action_zh }]) =>
        `| ${[`\`${code}\``, severity, means_zh, means, action_zh, action].join(' | ')} |\n`,
    );
  return INTRODUCTION + rows.join('');
}
