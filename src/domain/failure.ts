/** What is wrong at one place of a file that people write; `place` is the file, and the line where there is one. */
export type FileFault = { readonly place: string } & (
  | { readonly fault: 'said'; readonly field: string; readonly said: string }
  | { readonly fault: 'no_csv' | 'no_query_title' | 'no_yaml_name' }
  | { readonly fault: 'header'; readonly header: readonly string[] }
  | { readonly fault: 'fields'; readonly fields: number; readonly expected: number }
  | { readonly fault: 'unknown_unit'; readonly unit: string }
  | { readonly fault: 'unknown_form'; readonly form: string | null }
  | { readonly fault: 'unknown_row'; readonly form: string; readonly row: string }
  | { readonly fault: 'unknown_measure'; readonly measure: string }
  | { readonly fault: 'unknown_parent'; readonly parent: string }
  | { readonly fault: 'parent_level'; readonly parent: string; readonly child: string }
  | { readonly fault: 'cells'; readonly cells: number; readonly form: string; readonly expected: number }
  | { readonly fault: 'division_twice'; readonly code: string }
  | { readonly fault: 'cell_twice'; readonly cell: string }
  | { readonly fault: 'other_id'; readonly id: string }
);

/** How far a new snapshot falls short of the one before by one of the limits. */
export interface Loss {
  readonly limit: string;
  /** What the limit counts, as data/registry has it. */
  readonly en: string;
  /** Null for a limit of the whole snapshot. */
  readonly portal: string | null;
  readonly was: number;
  readonly is: number;
  readonly may_fall_percent: number;
}

interface Years {
  readonly first: number;
  readonly last: number;
}

/** A command was given what does not go together, or what is not there. */
type UsageFacts =
  | { readonly fault: 'notify_url' | 'page_url'; readonly url: string }
  | {
      readonly fault: 'query_parameter';
      readonly query: string;
      readonly unknown: readonly string[];
      readonly known: readonly string[];
    }
  | { readonly fault: 'unknown_query'; readonly query: string; readonly known: readonly string[] }
  | { readonly fault: 'several_divisions'; readonly name: string; readonly divisions: readonly string[] }
  | { readonly fault: 'years_reversed'; readonly years: Years }
  | { readonly fault: 'years_outside'; readonly years: Years; readonly there: Years }
  | { readonly fault: 'agency_by'; readonly grouping: string }
  | { readonly fault: 'same_dataset' | 'file_and_portal' | 'wacz_name'; readonly path: string }
  | { readonly fault: 'cron'; readonly cron: string; readonly zone: string; readonly said: string }
  | { readonly fault: 'cron_never'; readonly cron: string }
  | { readonly fault: 'no_report' | 'rate_by_level' | 'no_sql' | 'no_quantity' | 'no_browser' };

/** A file that nianbao wrote, and that is not as it wrote it. */
type RecordFacts =
  | { readonly record: 'line' | 'run' | 'schedule' | 'checksum' | 'extracted'; readonly place: string }
  | { readonly record: 'rows'; readonly folder: string; readonly said: string }
  | { readonly record: 'index'; readonly path: string; readonly line: number }
  | { readonly record: 'state'; readonly portal: string; readonly url: string; readonly reason: string }
  | { readonly record: 'problem'; readonly problem: string; readonly facts: string }
  | { readonly record: 'evidence'; readonly said: string };

interface Unreadable {
  readonly path: string;
  /** The message of the system. */
  readonly said: string;
}

/** What a command met that could not do its work, by code; src/cli/exit.ts gives each code its exit status. */
export interface FailureFacts {
  registry_unreadable: Unreadable;
  registry_invalid: { readonly faults: readonly FileFault[] };
  portal_invalid: { readonly faults: readonly FileFault[] };
  portal_unknown: {
    readonly portal: string;
    readonly nearest: readonly string[];
    readonly portals: number;
    readonly folder: string;
  };
  file_unreadable:
    | Unreadable
    | { readonly path: string; readonly fault: 'empty_folder' | 'no_warc' | 'altered' };
  workspace_locked: {
    readonly path: string;
    /** Id of the process that holds it, 0 for one in another container; null where only `holder` is known. */
    readonly process: number | null;
    /** The program of that process, or what DuckDB says of the holder. */
    readonly holder: string;
  };
  workspace_unwritable: Unreadable;
  nothing_crawled:
    | { readonly workspace: string; readonly portal: string | null }
    | { readonly archives: string; readonly unknown: readonly string[]; readonly known: readonly string[] };
  nothing_extracted: { readonly workspace: string } | { readonly path: string; readonly portal: string };
  no_snapshot:
    | { readonly path: string; readonly was_given: boolean }
    | { readonly given: string; readonly tried: readonly string[] };
  report_unknown:
    | { readonly wanted: string; readonly several: readonly string[] }
    | {
        readonly wanted: string;
        /** Status, reason and address of the year in the view `coverage`. */
        readonly coverage: string | null;
        readonly reports: readonly string[];
        readonly nearest: readonly string[];
      }
    | { readonly url: string; readonly folder: string; readonly is_portal: boolean };
  cell_unknown: { readonly cell: string; readonly nearest: readonly string[] };
  name_unknown: {
    readonly name: string;
    readonly kind: 'agency' | 'division' | 'indicator';
    readonly nearest: readonly string[];
  };
  not_comparable: {
    readonly what: string;
    readonly years: Years;
    readonly breaks: readonly { readonly year: number; readonly reason: string }[];
    readonly spans: readonly Years[];
  };
  snapshot_invalid:
    | { readonly said: string }
    | Unreadable
    | {
        readonly broken: readonly {
          readonly test: string;
          readonly claims: string;
          /** Rows that break it, as JSON. */
          readonly rows: readonly string[];
        }[];
      };
  snapshot_outdated: { readonly path: string; readonly is_kept: boolean; readonly said: string | null };
  query_invalid:
    | { readonly statements: number }
    | { readonly said: string /** It wanted more than a query may. */; readonly is_closed: boolean };
  query_stopped: { readonly limit_s: number | null };
  snapshot_loss: { readonly build: string; readonly losses: readonly Loss[] };
  build_unknown: {
    readonly folder: string;
    readonly build: string | null;
    readonly current: string | null;
    readonly known: readonly string[];
  };
  export_unwritable: Unreadable;
  folder_taken: { readonly path: string };
  export_too_large: { readonly said: string };
  export_invalid:
    | { readonly path: string; readonly fault: 'altered' | 'no_descriptor' | 'unreadable' }
    | { readonly folder: string; readonly missing_file: string; readonly is_descriptor: boolean }
    | { readonly path: string; readonly missing_columns: readonly string[] };
  record_invalid: RecordFacts;
  component_not_installed:
    | { readonly folder: string; readonly npm_status: number | null }
    | { readonly folder: string; readonly said: string };
  interrupted: Readonly<Record<string, never>>;
  usage: UsageFacts;
}

export type FailureCode = keyof FailureFacts;

/** An error that the user can fix. `src/text` makes the sentence of it that says what, where and what to do. */
export class Failure<C extends FailureCode = FailureCode> extends Error {
  override readonly name = 'Failure';
  readonly code: C;
  readonly facts: FailureFacts[C];

  constructor(code: C, facts: FailureFacts[C], options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(facts)}`, options);
    this.code = code;
    this.facts = facts;
  }
}
