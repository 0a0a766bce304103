import { PROBLEMS } from '../domain/index.ts';

const INTRODUCTION = `# Problems

What can be wrong with a source, as the column \`code\` of \`problem\` and of problems.csv has it. Made from
\`src/domain/problems\`.

- \`error\`: something is missing from the dataset
- \`warning\`: look before you print
- \`note\`: good to know

| code | severity | what it means | what to do |
|---|---|---|---|
`;

/** The document `docs/problems.md`. */
export function problemList(): string {
  const rows = Object.entries(PROBLEMS)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { severity, means, action }]) => `| \`${code}\` | ${severity} | ${means} | ${action} |\n`);
  return INTRODUCTION + rows.join('');
}
