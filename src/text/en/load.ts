import type { ProblemTexts } from '../catalogue.ts';

const UNKNOWN = 'an unknown value';

export const LOAD_TEXTS = {
  not_extracted: {
    means: 'The archive has this document, but it was not read yet.',
    action: 'Run extract, then load again.',
  },
  division_missing: {
    means: 'The agency is known but not its division, so the report is not compared with any other.',
    action: 'Open the source.',
  },
  division_unknown: {
    means: 'The registry does not name the division of this code.',
    action: 'Add it to data/registry/divisions.csv.',
    detail: ({ division }) => division,
  },
  report_duplicate: {
    means: 'Another address has a report of the same agency and year with other values; this one is used.',
    action: 'Open both and compare.',
    detail: ({ url, cells, examples }) => {
      const named = examples.map(({ cell, here, there }) => `${cell}: ${here ?? '–'} / ${there ?? '–'}`);
      return `${url} differs in ${cells} cells (here / there): ${named.join(', ')}`;
    },
  },
  correction_outdated: {
    means:
      'A correction by hand was not applied: the value that is read is no longer the one that it corrects.',
    action: 'Look at the source again; correct or remove the line in data/registry/corrections.csv.',
    detail: ({ report, cell, corrects, read }) =>
      `${report}, ${cell}: it corrects ${corrects ?? UNKNOWN}, read is ${read ?? UNKNOWN}.`,
  },
  correction_unknown: {
    means: 'A correction by hand was not applied: there is no such report or cell.',
    action: 'Correct or remove the line in data/registry/corrections.csv.',
    detail: ({ report, cell, lacking }) =>
      `${report}, ${cell}: ${lacking === 'report' ? 'no current report' : 'the report has no such cell'}.`,
  },
  portal_not_loaded: {
    means: 'The files of the portal could not be read, so the dataset has nothing of it.',
    action: 'Do what the message says, then load again.',
    detail: ({ portal, failure, said }) => `${portal}: ${failure}: ${said}`,
  },
} satisfies Partial<ProblemTexts>;
