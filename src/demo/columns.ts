/** A column of an agency's part of the portal, and its folder. */
export interface Column {
  readonly name: string;
  readonly folder: string;
}

export const REPORTS_COLUMN: Column = { name: '政府信息公开年报', folder: 'zfxxgknb' };

/** What an agency's page links to besides the reports; these columns are empty in the demo. */
export const OTHER_COLUMNS: readonly Column[] = [
  { name: '机构概况', folder: 'jggk' },
  { name: '政策文件', folder: 'zcwj' },
  { name: '政府信息公开指南', folder: 'zfxxgkzn' },
];

/** Names from the disclosure index down to a column of an agency. */
export function columnsTo(agency: string, column: Column): string[] {
  return ['政府信息公开', agency, column.name];
}

/** Where TRS WCM puts an article: `YYYYMM/tYYYYMMDD_ID.html` under its column. */
export function articleUrl(entryUrl: string, agencyFolder: string, isoDate: string, id: number): string {
  const day = isoDate.replaceAll('-', '');
  return new URL(`${agencyFolder}/${REPORTS_COLUMN.folder}/${day.slice(0, 6)}/t${day}_${id}.html`, entryUrl)
    .href;
}
