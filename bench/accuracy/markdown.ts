import type { Tally } from './accuracy.ts';
import type { Counts } from './judge.ts';

export interface Measured {
  readonly clean: Tally;
  readonly damaged: Tally;
  readonly samples: ReadonlyMap<string, Counts>;
  /** In the order of the table. */
  readonly damageKinds: readonly string[];
}

const HEAD = [
  '| | documents | cells | right | right % | wrong, flagged | wrong, unflagged | missing, reported | missing, silent |',
  '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
];

/** The accuracy page; the same measurements give the same bytes. */
export function accuracyPage({ clean, damaged, samples, damageKinds }: Measured): string {
  const kinds = damageKinds.flatMap((kind) => {
    const counts = damaged.byDamage.get(kind);
    return counts === undefined ? [] : [row(kind, counts)];
  });
  return `${[
    '# Accuracy of the table reader',
    '',
    'Written by `npm run bench -- accuracy`; do not edit by hand. Every document is made from a fixed seed (`test/corpus`): a form,',
    'a different number in every cell, in half of the documents with correct sums. What is right is known from the figures, never',
    'from the program.',
    '',
    '- **right**: the value is the one that the document states; none where it states none.',
    '- **wrong, flagged**: another number, in a cell that is marked as doubtful (`label_variant`, or matched by similarity or sums).',
    '- **wrong, unflagged**: another number, and nothing says so. There must be none.',
    '- **missing, reported**: no value where the document states one, and a problem names the row, the block or the table.',
    '- **missing, silent**: no value, and no problem. There must be none.',
    '',
    '## Undamaged and damaged documents',
    '',
    ...HEAD,
    row('undamaged', clean.all),
    row('damaged', damaged.all),
    ...(samples.size === 0
      ? []
      : [
          '',
          '## Published reports, read by hand',
          '',
          ...HEAD,
          ...[...samples].map(([file, counts]) => row(file, counts)),
        ]),
    '',
    '## By damage',
    '',
    'Each damaged document has one to three of these, chosen by its seed; it counts in the row of each. A damage that removes cells removes',
    'them from what is expected; where a cell is lost without a trace, nobody can say which cell of the row is missing, so the row is left out.',
    '',
    ...HEAD,
    ...kinds,
  ].join('\n')}\n`;
}

function row(name: string, counts: Counts): string {
  const { documents, cells, right, wrongFlagged, wrongUnflagged, missingReported, missingSilent } = counts;
  // Cut, not rounded: 100 means every cell.
  const share = (Math.floor((right / cells) * 100_000) / 1000).toFixed(3);
  const numbers = [
    documents,
    cells,
    right,
    share,
    wrongFlagged,
    wrongUnflagged,
    missingReported,
    missingSilent,
  ];
  return `| ${[name, ...numbers].join(' | ')} |`;
}
