import { describe, expect, it } from 'vitest';
import { PROBLEMS } from '../../../src/domain/index.ts';
import { refusalOf } from '../../refusal-of.ts';
import { built, reportOf } from '../built-workspaces.ts';
import { querySnapshot as query } from '../query-snapshot.ts';
import { type SmallPortal, urlState } from '../small-workspace.ts';

const EDUCATION = reportOf('示范区教育局', 2021);
const found = (code: string): SmallPortal => ({
  reports: [EDUCATION],
  problems: [
    {
      document_id: `doc-${EDUCATION.report_id}`,
      sequence: 1,
      report_id: null,
      code,
      severity: 'note',
      facts: '{"blank":1,"placeholder":0}',
      anchor: null,
    },
  ],
});

describe('problem_code', () => {
  it('says for each code, in both languages, what it means and what to do, and which stage reports it', async () => {
    const workspace = await built({ reports: [EDUCATION] });
    expect(
      await query(
        workspace,
        `FROM problem_code WHERE code IN ('page_gone', 'encrypted', 'cell_repeated', 'not_extracted') ORDER BY code`,
      ),
    ).toEqual([
      {
        code: 'cell_repeated',
        stage: 'extract',
        severity: 'error',
        means_zh: '同一单元格出现两次且内容不同，两者均未采用。',
        means_en: 'The same cell occurs twice with different contents; neither was taken.',
        action_zh: '打开原文查看两处。',
        action_en: 'Open the source at both places.',
      },
      {
        code: 'encrypted',
        stage: 'extract',
        severity: 'error',
        means_zh: '该文件已加密，或须凭密码打开。',
        means_en: 'The document is encrypted or asks for a password.',
        action_zh: '向该机关索取无密码的文件。',
        action_en: 'Ask the agency for a copy without a password.',
      },
      {
        code: 'not_extracted',
        stage: 'load',
        severity: 'error',
        means_zh: '存档中有该文件，但尚未读取。',
        means_en: 'The archive has this document, but it was not read yet.',
        action_zh: '运行 extract，再重新运行 load。',
        action_en: 'Run extract, then load again.',
      },
      {
        code: 'page_gone',
        stage: 'crawl',
        severity: 'error',
        means_zh: '门户网站应答表明该网页不存在。',
        means_en: 'The portal answers that this page does not exist.',
        action_zh: '查看门户网站是否已将其移至他处；必要时向该机关询问。',
        action_en: 'Look whether the portal moved it; ask the agency.',
      },
    ]);
    const codes = (await query(workspace, 'SELECT code FROM problem_code ORDER BY code')).map(
      (row) => row['code'],
    );
    expect(codes).toEqual(Object.keys(PROBLEMS).toSorted());
  });

  it('has every code that a problem has: another is refused', async () => {
    expect(await refusalOf(built(found('value_misread')))).toMatchObject({
      code: 'snapshot_invalid',
      message: expect.stringContaining('value_misread'),
    });
  });
});

describe('problem_detail', () => {
  it('says in Chinese what each problem means and what to do, whichever stage noticed it', async () => {
    const workspace = await built({
      ...found('value_blank'),
      urlStates: [
        urlState('gone.html', { status: 'gone', reason: 'page_gone', facts: { http_status: 404 } }),
      ],
      shortfalls: [{ what: 'agencies', found: 1, expected: 2 }],
    });
    expect(
      await query(
        workspace,
        'SELECT stage, code, means_zh, action_zh FROM problem_detail ORDER BY stage, code',
      ),
    ).toEqual([
      {
        stage: 'crawl',
        code: 'expectation_missed',
        means_zh: '抓取所得少于门户配置文件的预期。',
        action_zh: '将各列表与门户网站核对；可能有列表失效。',
      },
      {
        stage: 'crawl',
        code: 'page_gone',
        means_zh: '门户网站应答表明该网页不存在。',
        action_zh: '查看门户网站是否已将其移至他处；必要时向该机关询问。',
      },
      {
        stage: 'extract',
        code: 'value_blank',
        means_zh: '有单元格为空白；其数值为未知，而非零。',
        action_zh: '无需处理。',
      },
    ]);
  });
});
