import { AGENCY_TABLES } from './agency-tables.ts';
import { EXTRACTED_TABLES } from './extracted-tables.ts';
import { REGISTRY_TABLES } from './registry-tables.ts';
import { REPORT } from './report-table.ts';
import { column, oneOf, optional, type TableSpec, table } from './spec.ts';

const STAGE = oneOf(
  ['crawl', 'extract', 'load'],
  column('stage', 'VARCHAR', '环节', 'crawl, extract or load: who noticed'),
);
const FACTS = column('facts', 'VARCHAR', '所见', 'What was seen, as JSON; {} where the code says it all');
const SEVERITY = oneOf(
  ['error', 'warning', 'note'],
  column('severity', 'VARCHAR', '严重程度', 'error (missing), warning (look before you print), note'),
);

/** The tables of the snapshot, those that are referred to before those that refer. */
export const SNAPSHOT_TABLES = {
  meta: table(
    'meta',
    '快照信息',
    'What this snapshot was built from',
    ['key'],
    [
      column(
        'key',
        'VARCHAR',
        '项目',
        'build, build_id, inputs_hash, built_at, as_of, software, registry_hash, extractor_version, portals, ' +
          'accepted_loss',
      ),
      column(
        'value',
        'VARCHAR',
        '内容',
        'Its value; build names the snapshot; build_id is the same whenever the inputs are the same; as_of is the ' +
          'day of the newest crawl: what is due is judged by it; accepted_loss is the limits that were exceeded ' +
          'with consent',
      ),
    ],
  ),
  division: table(
    'division',
    '行政区划',
    'Administrative division',
    ['division_code'],
    [
      column('division_code', 'VARCHAR', '行政区划代码', 'GB/T 2260 code, six digits'),
      optional('name', 'VARCHAR', '名称', 'Chinese name; null when the registry does not name the code'),
      column('former_names', 'VARCHAR[]', '曾用名', 'Names that the same code had before'),
      optional('parent', 'VARCHAR', '上级代码', 'Code of the division above'),
      optional('level', 'VARCHAR', '级别', 'province, prefecture or county'),
      optional(
        'valid_from',
        'INTEGER',
        '启用年份',
        'First yearly list that has it; null: in the lists since 2015 or before',
      ),
      optional('valid_to', 'INTEGER', '停用年份', 'Last yearly list that has it; null is in force'),
    ],
  ),
  ...AGENCY_TABLES,
  portal: table(
    'portal',
    '门户',
    'Disclosure portal that was crawled',
    ['portal_id'],
    [
      column('portal_id', 'VARCHAR', '门户', 'Id of the portal file'),
      column('name', 'VARCHAR', '名称', 'Name of the portal'),
      column('division_code', 'VARCHAR', '行政区划代码', 'Division whose portal it is'),
      column('entry_url', 'VARCHAR', '入口网址', 'Where a crawl begins'),
      optional(
        'family',
        'VARCHAR',
        '网站系统',
        'Content system that its file names; null: told by its signs',
      ),
      column('local', 'BOOLEAN', '本地', 'True for a server of one’s own, such as the demo'),
      column('unverified', 'BOOLEAN', '未核实', 'True when nobody confirmed that the entry leads to reports'),
      optional('notes', 'VARCHAR', '备注', 'What a reader should know'),
    ],
    { division_code: 'division' },
  ),
  ...REGISTRY_TABLES,
  crawl_run: table(
    'crawl_run',
    '抓取记录',
    'One finished crawl of one portal',
    ['portal_id', 'run_id'],
    [
      column('portal_id', 'VARCHAR', '门户', 'Portal'),
      column('run_id', 'VARCHAR', '抓取编号', 'Run'),
      column('started_at', 'TIMESTAMP', '开始时间', 'UTC'),
      column(
        'pass_started_at',
        'TIMESTAMP',
        '轮次开始',
        'Start of the first of the partial runs that it goes on with',
      ),
      column('finished_at', 'TIMESTAMP', '结束时间', 'UTC'),
      optional(
        'partial_reason',
        'VARCHAR',
        '未完成原因',
        'Problem code of what kept it from visiting everything; null when complete',
      ),
      optional(
        'partial_detail',
        'VARCHAR',
        '未完成详情',
        'The budget, the hours, or the host that was meant',
      ),
      column('resumed', 'BOOLEAN', '续抓', 'True when it continued one that was cut off'),
      column('requests', 'INTEGER', '请求数', 'Requests sent'),
      column('bytes', 'BIGINT', '字节数', 'Bytes received'),
      column('fetched', 'INTEGER', '新取', 'URLs with a new or changed body'),
      column('unchanged', 'INTEGER', '未变', 'URLs whose body did not change'),
      column('skipped', 'INTEGER', '跳过', 'URLs that a rule excludes'),
      column('blocked', 'INTEGER', '受阻', 'URLs behind a challenge'),
      column('failed', 'INTEGER', '失败', 'URLs that could not be fetched'),
      column('gone', 'INTEGER', '消失', 'URLs that the portal says do not exist'),
      column('reports_found', 'INTEGER', '报告数', 'Report pages and attachments known'),
      column('agencies_found', 'INTEGER', '机关数', 'Agencies they belong to'),
      column('shortfalls', 'VARCHAR[]', '不足', 'Expectations of the portal file that were not met'),
    ],
    { portal_id: 'portal' },
  ),
  url_state: table(
    'url_state',
    '网址状态',
    'State of every URL that the crawler met',
    ['portal_id', 'url'],
    [
      column('portal_id', 'VARCHAR', '门户', 'Portal'),
      column('url', 'VARCHAR', '网址', 'URL'),
      oneOf(
        ['robots', 'sitemap', 'index', 'list', 'report', 'attachment'],
        column('role', 'VARCHAR', '类别', 'robots, sitemap, index, list, report, attachment'),
      ),
      oneOf(
        ['fetched', 'unchanged', 'skipped', 'blocked', 'failed', 'gone'],
        column('status', 'VARCHAR', '状态', 'fetched, unchanged, skipped, blocked, failed, gone'),
      ),
      optional('reason', 'VARCHAR', '原因', 'Problem code; null for fetched and unchanged'),
      optional('detail', 'VARCHAR', '详情', 'What was seen'),
      optional('http_status', 'INTEGER', 'HTTP 状态码', 'Status of the answer'),
      optional('parent', 'VARCHAR', '来源页', 'Page that links here'),
      optional('agency', 'VARCHAR', '列表机关', 'Agency under which the portal lists it'),
      optional('title', 'VARCHAR', '列表标题', 'Title that the list prints'),
      optional('listed_on', 'DATE', '列表日期', 'Date that the list prints'),
      optional('sha256', 'VARCHAR', '内容哈希', 'SHA-256 of the newest complete body, hex'),
      column('run_id', 'VARCHAR', '抓取编号', 'Run that met it last'),
      column('checked_at', 'TIMESTAMP', '检查时间', 'When it was last asked for, UTC'),
    ],
    { portal_id: 'portal' },
  ),
  capture: table(
    'capture',
    '存档：门户的一次应答',
    'One answer of a portal, as the archive holds it',
    ['portal_id', 'warc_file', 'warc_offset'],
    [
      column('portal_id', 'VARCHAR', '门户', 'Portal'),
      column('url', 'VARCHAR', '网址', 'URL'),
      column('captured_at', 'TIMESTAMP', '抓取时间', 'UTC'),
      column('status', 'INTEGER', 'HTTP 状态码', 'Status of the answer'),
      column('sha256', 'VARCHAR', '内容哈希', 'SHA-256 of the decoded body, hex'),
      column('bytes', 'BIGINT', '字节数', 'Bytes of the decoded body'),
      optional('content_type', 'VARCHAR', '内容类型', 'Content-Type header'),
      column('revisit', 'BOOLEAN', '内容未变', 'True when an earlier record holds the body'),
      column('warc_file', 'VARCHAR', 'WARC 文件', 'File name in archive/<portal>'),
      column('warc_offset', 'BIGINT', '位置', 'Bytes before the record'),
      column('warc_length', 'BIGINT', '长度', 'Compressed bytes of the record'),
    ],
    { portal_id: 'portal' },
  ),
  document: { ...EXTRACTED_TABLES.document, foreignKeys: [{ column: 'portal_id', references: 'portal' }] },
  report: REPORT,
  report_source: EXTRACTED_TABLES.report_source,
  observation: EXTRACTED_TABLES.observation,
  check_result: {
    ...EXTRACTED_TABLES.check_result,
    columns: [
      ...EXTRACTED_TABLES.check_result.columns,
      optional(
        'previous_report_id',
        'VARCHAR',
        '上年报告编号',
        'Report of the year before, for a check across years; null for one inside the report',
      ),
    ],
  },
  narrative_section: EXTRACTED_TABLES.narrative_section,
  narrative_fact: EXTRACTED_TABLES.narrative_fact,
  correction: table(
    'correction',
    '更正：人工改正的数值',
    'Correction by hand, a line of data/registry/corrections.csv; the observation keeps what was read, and checks ' +
      'are made on what was read',
    ['report', 'cell'],
    [
      column('report', 'VARCHAR', '报告', 'agency_id, a slash, the report year; means the current report'),
      column('cell', 'VARCHAR', '单元格', 'Measure id'),
      column(
        'status',
        'VARCHAR',
        '状态',
        'applied, outdated (another value is read than original), unknown_report, unknown_cell; only applied ' +
          'changes a value, and a problem tells of the others',
      ),
      optional('report_id', 'VARCHAR', '报告编号', 'Current report that it means; null when there is none'),
      optional('value_as_read', 'DOUBLE', '读取值', 'Value that is read'),
      optional('original', 'DOUBLE', '原值', 'Value that it corrects; null is unknown'),
      optional('corrected', 'DOUBLE', '更正值', 'Value that is right; null is unknown'),
      column('reason', 'VARCHAR', '理由', 'Why'),
      column('source', 'VARCHAR', '依据', 'Where the right value stands'),
      column('author', 'VARCHAR', '更正人', 'Who corrected'),
      column('corrected_on', 'DATE', '更正日期', 'When'),
    ],
    { report_id: 'report' },
  ),
  problem_code: table(
    'problem_code',
    '问题代码：每类问题的含义与处理建议',
    'What a problem code means, and what a reader can do',
    ['code'],
    [
      column('code', 'VARCHAR', '代码', 'Code of the problem'),
      STAGE,
      SEVERITY,
      column('means_zh', 'VARCHAR', '含义', 'What is wrong, in Chinese'),
      column('means_en', 'VARCHAR', '英文含义', 'The same in English'),
      column('action_zh', 'VARCHAR', '处理建议', 'What a reader can do, in Chinese'),
      column('action_en', 'VARCHAR', '英文处理建议', 'The same in English'),
    ],
  ),
  problem: table(
    'problem',
    '问题：缺失或存疑之处及其原因',
    'What is missing or doubtful, and why',
    ['problem_id'],
    [
      column('problem_id', 'INTEGER', '问题编号', 'Counts from 1 by portal, URL and place'),
      optional(
        'portal_id',
        'VARCHAR',
        '门户',
        'Portal; null for a correction by hand of a division that no portal here covers',
      ),
      STAGE,
      optional('url', 'VARCHAR', '网址', 'URL that it is about; null when portal_id is'),
      optional('document_id', 'VARCHAR', '文件编号', 'Document that it is about'),
      optional('report_id', 'VARCHAR', '报告编号', 'Report that it is about'),
      column('code', 'VARCHAR', '代码', 'Code of the problem'),
      SEVERITY,
      FACTS,
      optional('anchor', 'VARCHAR', '原文位置', 'Place in the source'),
    ],
    { portal_id: 'portal', document_id: 'document', report_id: 'report', code: 'problem_code' },
  ),
  problem_text: table(
    'problem_text',
    '问题所见的文字说明',
    'The facts of problems in words, for who reads the file; the view problem_detail joins them',
    ['code', 'facts'],
    [
      column('code', 'VARCHAR', '代码', 'Code of the problem'),
      FACTS,
      column('seen_en', 'VARCHAR', '英文所见', 'What was seen, in English'),
    ],
    { code: 'problem_code' },
  ),
} as const satisfies Record<string, TableSpec>;
