import type { FailureFacts, FileFault, Loss } from '../../domain/index.ts';
import type { FailureTexts } from '../failure-texts.ts';

export const INSTALL_A_BROWSER =
  'Install one with `npx playwright install chromium` or the system’s package manager, or name it in NIANBAO_CHROMIUM.';

export const EN_FAILURES: FailureTexts = {
  registry_unreadable: cannotBeRead,
  registry_invalid: ({ faults }) => faults.map(faultText).join('\n'),
  portal_invalid: ({ faults }) => faults.map(faultText).join('\n'),
  portal_unknown: ({ portal, nearest, portals, folder }) =>
    `No portal ${portal} in the registry; the nearest are:${nearest.map((name) => `\n  ${name}`).join('')}\n` +
    `There are ${portals}, each a file in ${folder}`,
  file_unreadable: (facts) => {
    if ('said' in facts) return cannotBeRead(facts);
    switch (facts.fault) {
      case 'empty_folder':
        return `${facts.path}: the folder has no files`;
      case 'no_warc':
        return `${facts.path}: no WARC file; it begins neither with a record nor with gzip`;
      case 'altered':
        return `${facts.path}: was altered while it was read`;
    }
  },
  workspace_locked: ({ path, ...by }) =>
    `${path}: ${holderText(by)} is working in this workspace; wait for it or give another --workspace`,
  workspace_unwritable: ({ path, said }) =>
    `${path}: cannot be written and locked (${said}); give another --workspace`,
  nothing_crawled: (facts) => {
    if ('archives' in facts) {
      const { archives, unknown, known } = facts;
      const which = unknown.length === 0 ? 'No archive' : `No archive of portal ${unknown.join(', ')}`;
      const there = known.length === 0 ? 'run or crawl a portal first' : `there are: ${known.join(', ')}`;
      return `${which} in ${archives}; ${there}`;
    }
    return facts.portal === null
      ? `${facts.workspace} has no portal; run or crawl one first`
      : `Portal ${facts.portal} has not been crawled in ${facts.workspace}; run crawl first`;
  },
  nothing_extracted: (facts) =>
    'portal' in facts
      ? `${facts.path} is not there; extract portal ${facts.portal} first`
      : `${facts.workspace} has no portal; crawl and extract one first`,
  no_snapshot: (facts) => {
    if ('path' in facts) return `${facts.path} is not there${facts.was_given ? '' : '; run load first'}`;
    return `No DuckDB file, no export and no build ${facts.given}; tried ${facts.tried.join(' and ')}`;
  },
  report_unknown: (facts) => {
    if ('several' in facts) {
      return `${facts.wanted}: several agencies have this name; say which: ${facts.several.join(', ')}`;
    }
    if ('url' in facts) {
      return facts.is_portal
        ? `${facts.url}: ${facts.folder} has no capture of this address`
        : `${facts.url}: no archive in ${facts.folder} has this address; give it as in url_state`;
    }
    return `${facts.wanted}: no such report; ${adviceOn(facts)}`;
  },
  cell_unknown: ({ cell, nearest }) => `${cell}: no such cell; the nearest are: ${nearest.join(', ')}`,
  name_unknown: ({ name, kind, nearest }) =>
    `${name}: ${UNKNOWN_NAMES[kind]}; the nearest are: ${nearest.join(', ')}`,
  not_comparable: ({ what, years, breaks, spans }) =>
    [
      `${what} may not be compared over ${yearsText(years)}:`,
      ...breaks.map(({ year, reason }) => `  ${year - 1} | ${year}: ${reason}`),
      spans.length === 0
        ? 'No form of these years has it.'
        : `What may be compared: ${spans.map(yearsText).join(' or ')}; give --years ${yearsText(spans.at(-1) ?? years)}.`,
      'Or give --across-breaks to see all these years, with a mark where the form changes.',
    ].join('\n'),
  snapshot_invalid: (facts) => {
    if ('path' in facts) return `${facts.path} is no DuckDB file that nianbao load wrote (${facts.said})`;
    const why =
      'said' in facts
        ? [facts.said]
        : facts.broken.flatMap(({ test, claims, rows }) => [
            `${test}: it should be true that ${claims}, but:`,
            ...rows.map((row) => `  ${row}`),
          ]);
    return ['the new snapshot is not published, the old one stays:', ...why].join('\n');
  },
  snapshot_outdated: ({ path, is_kept: isKept, said }) => {
    if (said !== null) return `${path} was built by another version of nianbao; run load again\n${said}`;
    const then = isKept ? 'only that version can go back to it' : 'run load again';
    return `${path} was built by another version of nianbao, or is damaged; ${then}`;
  },
  query_invalid: (facts) => {
    if ('statements' in facts) return `Give one statement; there are ${facts.statements}`;
    return facts.is_closed
      ? `${facts.said}\nA query reads the snapshot only: no files, no network, no settings. For more, open the DuckDB file with DuckDB itself.`
      : facts.said;
  },
  query_stopped: ({ limit_s: limit }) =>
    limit === null
      ? 'The query was stopped.'
      : `The query took more than ${limit} s. Narrow it, or give it more time.`,
  snapshot_loss: ({ build, losses }) =>
    `the new snapshot is not published, the old one (${build}) stays:\n${losses.map(lossText).join('\n')}\n` +
    'Look at what the last crawl could not get; where the loss is right, load again with --accept-loss',
  build_unknown: ({ folder, build, current, known }) =>
    `${folder}: no build ${build ?? `before ${current}`} is kept beside the current one; ` +
    `there are: ${known.join(', ') || 'none'}`,
  export_unwritable: ({ path, said }) =>
    `${path} cannot be written (${said}). An export that was there is as it was; make room or give ` +
    'another --output, and export again',
  folder_taken: ({ path }) =>
    `${path} is no file of an export, and would be lost: an export takes the place of the whole ` +
    'folder. Move it away, or give another --output',
  export_too_large: ({ said }) =>
    `DuckDB has not the memory for this export (${said}). An export that was there is as it was. ` +
    'Export table by table with --table, as CSV or Parquet',
  export_invalid: (facts) => {
    if ('missing_columns' in facts) {
      return `${facts.path} has no column ${facts.missing_columns.join(', ')}; export again`;
    }
    if ('missing_file' in facts) {
      return facts.is_descriptor
        ? `${facts.folder} has no export: ${facts.missing_file} cannot be read`
        : `${facts.folder} lacks ${facts.missing_file}; a comparison needs an export as CSV with reports and observations`;
    }
    switch (facts.fault) {
      case 'unreadable':
        return `${facts.path} cannot be read`;
      case 'no_descriptor':
        return `${facts.path} is no descriptor that nianbao export wrote`;
      case 'altered':
        return `${facts.path} is not as it was exported: a spreadsheet may have saved it. Take the folder as it was, or export again`;
    }
  },
  record_invalid: recordText,
  component_not_installed: (facts) => {
    const why = 'said' in facts ? facts.said : `npm ended with status ${facts.npm_status}`;
    return `Text recognition was not installed in ${facts.folder}: ${why}. See above, or docs/ocr.md.`;
  },
  interrupted: () => 'Stopped.',
  usage: usageText,
};

function cannotBeRead({ path, said }: FailureFacts['registry_unreadable']): string {
  return `${path}: cannot be read (${said})`;
}

function faultText(fault: FileFault): string {
  return `${fault.place}: ${faultOf(fault)}`;
}

function faultOf(fault: FileFault): string {
  switch (fault.fault) {
    case 'said':
      return fault.field === '' ? fault.said : `${fault.field}: ${fault.said}`;
    case 'no_csv':
      return 'not CSV: a quotation mark must enclose the whole field, and be doubled inside it';
    case 'no_query_title':
      return 'must begin with "-- 中文 / English"';
    case 'no_yaml_name':
      return 'the file of a portal ends in .yaml; rename it, otherwise it would be ignored';
    case 'header':
      return `the header must be ${fault.header.join(',')}`;
    case 'fields':
      return `has ${fault.fields} fields instead of ${fault.expected}`;
    case 'unknown_unit':
      return `no unit ${fault.unit} in units.json`;
    case 'unknown_form':
      return `no form ${fault.form ?? 'for this year'}`;
    case 'unknown_row':
      return `the form of ${fault.form} has no row ${fault.row}`;
    case 'unknown_measure':
      return `no measure ${fault.measure}`;
    case 'unknown_parent':
      return `parent: no division ${fault.parent} in this file`;
    case 'parent_level':
      return `parent: ${fault.parent} is no level above ${fault.child}`;
    case 'cells':
      return `has ${fault.cells} cells, but form ${fault.form} has ${fault.expected}`;
    case 'division_twice':
      return `code: ${fault.code} occurs twice`;
    case 'cell_twice':
      return `cell: ${fault.cell} is corrected twice`;
    case 'other_id':
      return `id: is ${fault.id}, but must equal the file's name`;
  }
}

function holderText({ process, holder }: Omit<FailureFacts['workspace_locked'], 'path'>): string {
  if (process === null) return holder;
  if (process === 0) return 'a process in another container';
  return `process ${process}${holder === '' ? '' : ` (${holder})`}`;
}

type UnknownReport = Extract<FailureFacts['report_unknown'], { readonly coverage: unknown }>;

function adviceOn({ coverage, reports, nearest }: UnknownReport): string {
  const known = coverage === null ? '' : `coverage says ${coverage}; `;
  if (reports.length > 0) return `${known}there are: ${reports.join(', ')}`;
  return nearest.length === 0
    ? 'the snapshot has no agency'
    : `give <agency name or agency_id>/<year>, or a report_id; the nearest names are: ${nearest.join(', ')}`;
}

const UNKNOWN_NAMES = {
  agency: 'no agency of these divisions has this name',
  division: 'no division with reports has this code or name',
  indicator: 'no such indicator',
} as const;

/** One sentence that begins with the name of the limit. */
export function lossText({ limit, en, portal, was, is, may_fall_percent: allowed }: Loss): string {
  const fall = is === 0 ? 'all of them' : `${((100 * (was - is)) / was).toFixed(1)} %`;
  const where = portal === null ? '' : ` (${portal})`;
  return `${limit}: ${en}${where}: ${was} before, ${is} now; that is ${fall} less, and ${allowed} % may be lost`;
}

function recordText(facts: FailureFacts['record_invalid']): string {
  switch (facts.record) {
    case 'line':
      return `${facts.place}: not a line that nianbao wrote; move the file away and run again`;
    case 'run':
      return `${facts.place}: not a file that nianbao wrote; delete it and crawl again`;
    case 'schedule':
      return `${facts.place}: not a file that nianbao wrote; delete it and start again`;
    case 'rows':
      return `${facts.folder}: cannot be read (${facts.said}); delete this folder and run extract again`;
    case 'extracted':
      return `${facts.place} comes from another version; run extract again`;
    case 'checksum':
      return (
        `${facts.place}: not a line of sha256sum; put the file back from a copy, or delete it: ` +
        'the next crawl writes it again, but it then says nothing about what happened before'
      );
    case 'index':
      return (
        `${facts.path}:${facts.line}: not an index line that nianbao wrote; delete ${facts.path}, and the next crawl ` +
        'writes it again from the WARC files'
      );
    case 'state':
      return `${facts.portal}: ${facts.url}: unknown reason ${facts.reason}; crawl again`;
    case 'problem':
      return `${facts.problem}: unknown facts ${facts.facts}; run crawl and extract again`;
    case 'evidence':
      return `${facts.said}\nEvidence with a damaged record proves nothing; nianbao archive verify says more.`;
  }
}

function usageText(facts: FailureFacts['usage']): string {
  switch (facts.fault) {
    case 'notify_url':
      return `--notify-url ${facts.url}: must be an http or https address`;
    case 'page_url':
      return `${facts.url} is no http or https address; give the whole address, such as http://www.tjnk.gov.cn/`;
    case 'query_parameter': {
      const has = facts.known.length === 0 ? 'it has none' : `it has ${facts.known.join(', ')}`;
      return `The query ${facts.query} has no parameter ${facts.unknown.join(', ')}; ${has}`;
    }
    case 'unknown_query':
      return `No query ${facts.query}; there are: ${facts.known.join(', ')}`;
    case 'several_divisions':
      return `${facts.name}: several divisions have this name; say which: ${facts.divisions.join(', ')}`;
    case 'years_reversed': {
      const { first, last } = facts.years;
      return `--years ${first}-${last} is reversed: give ${last}-${first}`;
    }
    case 'years_outside': {
      const { years, there } = facts;
      return `--years ${yearsText(years)}: there are reports of ${yearsText(there)} only`;
    }
    case 'agency_by':
      return `--agency goes with --by agency, not with --by ${facts.grouping}`;
    case 'same_dataset':
      return `${facts.path} is compared with itself; give another one`;
    case 'file_and_portal':
      return `${facts.path} is a file, and --portal is for what a crawl archived: give files without --portal, or portals without files`;
    case 'wacz_name':
      return `--output ${facts.path}: must end in .wacz, or no reader opens it`;
    case 'cron':
      return `--cron ${facts.cron}, --zone ${facts.zone}: ${facts.said}`;
    case 'cron_never':
      return `--cron ${facts.cron}: no day is like that, so nothing would ever run`;
    case 'no_report':
      return 'The snapshot has no report to compare';
    case 'rate_by_level':
      return 'An indicator is a rate and has no sum: take --by division';
    case 'no_sql':
      return 'Give SQL, or --file, or --name; --list shows the queries that nianbao keeps';
    case 'no_quantity':
      return 'Give --measure or --indicator: one of the two';
    case 'no_browser':
      return `There is no browser. ${INSTALL_A_BROWSER}`;
  }
}

function yearsText({ first, last }: { readonly first: number; readonly last: number }): string {
  return first === last ? String(first) : `${first}-${last}`;
}
