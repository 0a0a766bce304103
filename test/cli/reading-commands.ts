/** Commands that read the demo's workspace, or write elsewhere. */
export const READING: readonly (readonly string[])[] = [
  ['status'],
  ['builds'],
  ['query', 'SELECT count(*) FROM report'],
  ['compare', '--measure', 'requests.new.total'],
  ['explain', '南开区应急管理局/2024', 'requests.new.total'],
  ['changes', '--since', '2020-01-01'],
  ['archive', 'verify'],
  ['archive', 'wacz', '南开区应急管理局/2024', '--output', 'ELSEWHERE/report.wacz'],
  ['diff', 'ELSEWHERE/older.duckdb'],
  ['export', '--output', 'ELSEWHERE/release'],
];

/** One of them, with its arguments for a workspace and another folder. */
export function reading(args: readonly string[], workspace: string, elsewhere: string): string[] {
  return [...args.map((arg) => arg.replace('ELSEWHERE', elsewhere)), '--workspace', workspace];
}
