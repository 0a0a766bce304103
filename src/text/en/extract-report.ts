import type { ProblemTexts } from '../catalogue.ts';

interface Cell {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

function nameOf({ table, row, column }: Cell): string {
  return `${table} | ${row} | ${column}`;
}

export const REPORT_TEXTS = {
  not_a_report: {
    means: 'This is not an annual report on open government information.',
    action: 'Nothing, unless it is one.',
    detail: (facts) => {
      if ('rule' in facts) return facts.en;
      return 'cells_printed' in facts
        ? `Cells of the form that it prints: ${facts.cells_printed}.`
        : 'No title of a report and no table of the form.';
    },
  },
  other_organ: {
    means: 'The report is not an administrative agency’s; it may follow other rules.',
    action: 'Do not compare it with agencies.',
    detail: ({ en }) => en,
  },
  no_table: {
    means: 'None of the form’s tables was found.',
    action: 'Open the source; the tables may be pictures.',
  },
  narrative_only: {
    means: 'The report is of a year before any form: it is text without tables.',
    action: 'Read its sections.',
  },
  table_missing: {
    means: 'One of the form’s tables was not found.',
    action: 'Open the source at the section of this number.',
    detail: ({ number, label }) => (number === null ? label : `${number}、${label}`),
  },
  block_missing: {
    means: 'A part of table 二 was not found.',
    action: 'Open the source at table 二.',
    detail: ({ label }) => label ?? '',
  },
  rows_missing: {
    means: 'A table lacks rows of its form.',
    action: 'Open the source at this table.',
    detail: ({ table, rows }) => `${table}: ${rows.join('；')}`,
  },
  columns_unknown: {
    means: 'The header of a table could not be understood, so its values were not placed.',
    action: 'Open the source at this table.',
    detail: ({ row }) => `Row: ${row}`,
  },
  row_unknown: {
    means: 'A row with values has a label that is not in the form.',
    action: 'Add the label to the template’s aliases if it means one of its rows.',
    detail: ({ row }) => `Row: ${row}`,
  },
  text_unread: {
    means: 'The tables contain words that are neither labels of the form nor values of its cells.',
    action: 'Read them in the source; remarks may explain a number.',
    detail: ({ texts, of }) => `${texts.join('；')}${of > texts.length ? ` … (${of})` : ''}`,
  },
  row_of_other_template: {
    means: 'A row belongs to the form of other years; its values are kept under that form.',
    action: 'Compare with care.',
    detail: ({ row, template }) => `${row} (${template})`,
  },
  row_misaligned: {
    means: 'The number of values in a row does not fit the columns, so none of them was placed.',
    action: 'Open the source at this row.',
    detail: (facts) =>
      'row' in facts ? `Row: ${facts.row}` : 'A row of a transposed table is shorter than others.',
  },
  several_reports: {
    means: 'The document prints several reports; only the first was read.',
    action: 'Open the source for the others.',
    detail: ({ unread_titles: titles }) => titles.map((title) => title ?? '?').join('；'),
  },
  cell_repeated: {
    means: 'The same cell occurs twice with different contents; neither was taken.',
    action: 'Open the source at both places.',
    detail: ({ texts, ...cell }) => `${nameOf(cell)}: ${texts.join(' | ')}`,
  },
  value_not_a_number: {
    means: 'A cell has text instead of a number; its value is null.',
    action: 'Read the raw text.',
    detail: ({ text, ...cell }) => `${nameOf(cell)}: ${text}`,
  },
  value_blank: {
    means: 'Cells are blank; their value is unknown, not zero.',
    action: 'Nothing.',
    detail: ({ blank, placeholder }) => `${blank} blank, ${placeholder} with a dash, slash or 无.`,
  },
  value_implausible: {
    means: 'The number can hardly be right; it is kept only as raw text.',
    action: 'Open the source at this cell.',
    detail: ({ text, ...cell }) => `${nameOf(cell)}: ${text}`,
  },
  section_missing: {
    means: 'A section of the report was not found.',
    action: 'Open the source; its heading may have other words.',
    detail: ({ section }) => `${section}、`,
  },
  section_empty: {
    means: 'A section says nothing, or only 无.',
    action: 'Nothing.',
    detail: ({ heading }) => heading,
  },
  sections_out_of_order: {
    means: 'The sections are not in the form’s order.',
    action: 'Nothing.',
    detail: ({ sections }) => sections.join(' '),
  },
  fees_unexplained: {
    means: 'Table 二 reports fees above zero, and section 六 says nothing about fees.',
    action: 'Ask the agency what was charged.',
    detail: ({ fees_wan_yuan: fees }) => `${fees} 万元.`,
  },
  instruction_left_in: {
    means: 'An instruction of the form was left in the report.',
    action: 'Nothing.',
    detail: ({ text }) => text,
  },
  template_mixed: {
    means: 'The report mixes tables of different years’ forms.',
    action: 'Compare with care.',
    detail: ({ templates }) => templates.join(', '),
  },
  template_unexpected: {
    means: 'The report uses the form of other years than its own.',
    action: 'Compare with care.',
    detail: ({ report_year: year, template }) => `Report year ${year}, form of ${template}.`,
  },
  agency_unknown: {
    means: 'The agency could not be determined.',
    action: 'Open the source.',
  },
  year_unknown: {
    means: 'The report year could not be determined.',
    action: 'Open the source.',
  },
  identity_conflict: {
    means: 'The source contradicts itself about its agency, year or date; the strongest evidence was taken.',
    action: 'Compare the evidence columns.',
  },
  ocr_rejected: {
    means:
      'Values that were recognised in a picture are not confirmed by sums; they are kept only as raw text.',
    action: 'Compare the raw texts with the source; enter what is right in data/registry/corrections.csv.',
    detail: ({ table, values, failed }) => {
      const against = failed.map(
        ({ check, along, left, right }) => `${check} ${along}: ${left} is not ${right}`,
      );
      return `${table}, ${values} values: ${against.join('; ') || 'no sum that holds contains them'}.`;
    },
  },
} satisfies Partial<ProblemTexts>;
