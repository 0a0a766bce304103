import { describe, expect, it } from 'vitest';
import type { Block, Table } from '../../src/read/document.ts';
import { readPdf } from '../../src/read/pdf/index.ts';
import { fixture } from './fixture.ts';
import { drawnPages, type PageOptions, rules, text } from './pdf-files.ts';

async function blocksOf(pages: readonly string[], options?: PageOptions): Promise<readonly Block[]> {
  return (await readPdf(drawnPages(pages, options))).document.blocks;
}

function textsOf(table: Table): string[][] {
  return table.rows.map((row) => row.map((cell) => cell.text));
}

function tablesIn(blocks: readonly Block[]): string[][][] {
  return blocks.flatMap((block) => (block.kind === 'table' ? [textsOf(block)] : []));
}

function paragraphsIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

/** Two columns, two rows: 20 to 120 to 220 across, 300 down to 260. */
const GRID = rules([20, 120, 220], [300, 280, 260]);
const CELLS = [
  text(30, 286, 'Label'),
  text(130, 286, 'Number'),
  text(30, 266, 'licences'),
  text(130, 266, '550'),
].join('');

describe('a table with rules', () => {
  it('is a grid whose cells have their page and box', async () => {
    const [table, ...others] = await blocksOf([GRID + CELLS]);
    expect(others).toEqual([]);
    expect(table).toMatchObject({ kind: 'table', width: 2, anchor: 'page 1, box 20 100 220 140' });
    expect(table?.kind === 'table' && table.rows[1]?.[1]).toEqual({
      text: '550',
      row: 1,
      column: 1,
      rowSpan: 1,
      columnSpan: 1,
      anchor: 'page 1, box 120 120 220 140',
    });
  });

  it('has its rules drawn as lines, as thin boxes or as frames of cells', async () => {
    const boxes = [20, 120, 220].map((x) => `${x} 260 0.5 40 re f\n`).join('');
    const thin = [300, 280, 260].map((y) => `20 ${y} 200 0.5 re f\n`).join('');
    const frames = [20, 120].flatMap((x) => [280, 260].map((y) => `${x} ${y} 100 20 re S\n`)).join('');
    for (const drawing of [boxes + thin, frames]) {
      expect(tablesIn(await blocksOf([drawing + CELLS]))).toEqual([
        [
          ['Label', 'Number'],
          ['licences', '550'],
        ],
      ]);
    }
  });

  it('has merged cells where no rule runs', async () => {
    const merged = [
      '20 300 m 220 300 l S\n120 280 m 220 280 l S\n20 260 m 220 260 l S\n',
      '20 300 m 20 260 l S\n120 300 m 120 260 l S\n220 300 m 220 260 l S\n',
      text(30, 276, 'both'),
      text(130, 286, '1'),
      text(130, 266, '2'),
    ].join('');
    const [table] = await blocksOf([merged]);
    expect(table?.kind === 'table' && table.rows.flat().map(({ text, rowSpan }) => [text, rowSpan])).toEqual([
      ['both', 2],
      ['1', 1],
      ['2', 1],
    ]);
  });

  it('is no table when it is only a frame around text, or a line under it', async () => {
    const frame = `20 260 200 40 re S\n${text(30, 276, 'framed')}`;
    const underlined = `30 198 m 90 198 l S\n${text(30, 200, 'underlined')}`;
    const blocks = await blocksOf([frame + underlined]);
    expect(blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual(['framed', 'underlined']);
  });

  it('does not see white rules', async () => {
    const [first] = await blocksOf([`1 1 1 RG\n${GRID}0 0 0 RG\n${text(30, 286, 'Label')}`]);
    expect(first).toMatchObject({ kind: 'paragraph', text: 'Label' });
  });

  it('keeps a blank cell blank', async () => {
    expect(tablesIn(await blocksOf([GRID + text(30, 286, 'Label') + text(130, 266, '5')]))).toEqual([
      [
        ['Label', ''],
        ['', '5'],
      ],
    ]);
  });
});

describe('numbers in narrow cells', () => {
  const narrow = rules([20, 120, 140], [300, 270]);
  const wide = rules([20, 120, 180], [300, 270]);
  const label = text(22, 288, 'a label that fills the', 9.5);

  it('are whole again where the cell broke them', async () => {
    const cells = label + text(122, 288, '518') + text(122, 276, '49');
    expect(tablesIn(await blocksOf([narrow + cells]))[0]?.[0]?.[1]).toBe('51849');
  });

  it('stay two where there was room for more', async () => {
    const cells = label + text(122, 288, '518') + text(122, 276, '49');
    expect(tablesIn(await blocksOf([wide + cells]))[0]?.[0]?.[1]).toBe('518\n49');
  });
});

describe('a table that continues on the next page', () => {
  const upper = rules([20, 120, 220], [60, 40, 20]);
  const lower = rules([20, 120, 220], [380, 360, 340]);
  const cell = (x: number, y: number, shown: string) => text(x + 2, y + 6, shown);

  it('is one table', async () => {
    const first =
      upper + cell(20, 40, 'licences') + cell(120, 40, '1') + cell(20, 20, 'penalties') + cell(120, 20, '2');
    const second =
      lower + cell(20, 360, 'measures') + cell(120, 360, '3') + cell(20, 340, 'fees') + cell(120, 340, '4');
    const [table, ...others] = await blocksOf([first, second]);
    expect(others).toEqual([]);
    expect(table?.kind === 'table' && textsOf(table)).toEqual([
      ['licences', '1'],
      ['penalties', '2'],
      ['measures', '3'],
      ['fees', '4'],
    ]);
    expect(table?.kind === 'table' && table.rows[2]?.[1]?.anchor).toBe('page 2, box 120 20 220 40');
  });

  it('is two tables where there is text between', async () => {
    const blocks = await blocksOf([
      upper + cell(120, 40, '1') + cell(20, 20, 'a'),
      `${text(20, 390, 'next')}${lower}${cell(120, 340, '2')}`,
    ]);
    expect(blocks.map((block) => block.kind)).toEqual(['table', 'paragraph', 'table']);
  });

  it('joins a label that the page break cuts, and has the values once', async () => {
    const label = text(21, 26, 'a label which is wider', 9.7);
    const rest = text(21, 366, 'than its cell', 9.7);
    const first = upper + cell(20, 40, 'x') + cell(120, 40, '1') + label + cell(120, 20, '22');
    const second = lower + rest + cell(20, 340, 'fees') + cell(120, 340, '4');
    expect(tablesIn(await blocksOf([first, second]))).toEqual([
      [
        ['x', '1'],
        ['a label which is wider\nthan its cell', '22'],
        ['fees', '4'],
      ],
    ]);
  });

  it('does not make a number of one that the page cuts', async () => {
    const narrow = { up: rules([20, 120, 140], [60, 20]), down: rules([20, 120, 140], [380, 340]) };
    const first = narrow.up + text(21, 46, 'a label which is wider', 10) + text(122, 46, '337');
    const second = narrow.down + text(21, 366, 'than its cell', 10) + text(122, 366, '4');
    expect(tablesIn(await blocksOf([first, second]))).toEqual([
      [['a label which is wider\nthan its cell', '337\n4']],
    ]);
  });
});

describe('a table without rules', () => {
  const row = (y: number, label: string, ...values: readonly string[]) =>
    text(40, y, label) + values.map((value, at) => text(150 + 70 * at, y, value)).join('');
  const header = text(150, 300, 'made') + text(220, 300, 'repealed') + text(290, 300, 'kept');

  it('has columns where its numbers are', async () => {
    const content = header + row(280, 'rules', '1', '2', '3') + row(260, 'documents', '40', '50', '60');
    expect(tablesIn(await blocksOf([content]))).toEqual([
      [
        ['made', 'repealed', 'kept'],
        ['rules', '1', '2', '3'],
        ['documents', '40', '50', '60'],
      ],
    ]);
  });

  it('has a blank where a number is missing', async () => {
    const missing = text(40, 260, 'documents') + text(150, 260, '40') + text(290, 260, '60');
    const content = header + row(280, 'rules', '1', '2', '3') + missing;
    expect(tablesIn(await blocksOf([content]))[0]?.at(-1)).toEqual(['documents', '40', '', '60']);
  });

  it('gives broken labels to the values beside their middle', async () => {
    const content = [
      header,
      text(40, 276, 'a long label'),
      text(40, 264, 'in two lines'),
      text(150, 270, '1') + text(220, 270, '2') + text(290, 270, '3'),
      row(240, 'short', '4', '5', '6'),
    ].join('');
    expect(tablesIn(await blocksOf([content]))[0]?.slice(1)).toEqual([
      ['a long label\nin two lines', '1', '2', '3'],
      ['short', '4', '5', '6'],
    ]);
  });

  it('is no table where a lone number is in text', async () => {
    expect(
      tablesIn(
        await blocksOf([
          text(40, 300, 'In the year') + text(40, 280, '2023') + text(40, 260, 'nothing was published.'),
        ]),
      ),
    ).toEqual([]);
  });
});

describe('a page that is turned', () => {
  const upright = GRID + CELLS;
  const expected = [
    [
      ['Label', 'Number'],
      ['licences', '550'],
    ],
  ];

  it.each([
    ['/Rotate 90', '0 1 -1 0 400 0'],
    ['/Rotate 180', '-1 0 0 -1 400 400'],
    ['/Rotate 270', '0 -1 1 0 0 400'],
    ['', '0 1 -1 0 400 0'],
  ])('is read as it is held: %j with the text drawn by %s', async (entries, matrix) => {
    expect(tablesIn(await blocksOf([`q ${matrix} cm\n${upright}Q\n`], { entries }))).toEqual(expected);
  });
});

describe('text around tables', () => {
  const LONG = 'running text that reaches the right margin of this page';
  const line = (y: number, shown: string, x = 40) => text(x, y, shown);

  it('is one paragraph where lines are full, also over the end of a page', async () => {
    const first = line(300, LONG, 60) + line(285, LONG) + line(270, LONG) + line(255, LONG);
    const second = line(380, 'and its end.') + line(365, 'The next one.', 60);
    expect(paragraphsIn(await blocksOf([first, second]))).toEqual([
      [LONG, LONG, LONG, LONG, 'and its end.'].join(' '),
      'The next one.',
    ]);
  });

  it('has one title, although its writer broke it', async () => {
    const long = `${line(300, LONG)}${line(285, LONG)}`;
    const title = text(97, 360, 'Bureau of Archives', 16) + text(109, 335, 'Report of 2023', 16);
    expect(paragraphsIn(await blocksOf([title + long]))[0]).toBe('Bureau of Archives Report of 2023');
  });

  it('loses page numbers and running feet, and keeps a running head once', async () => {
    const page = (number: number) =>
      text(40, 385, 'Report of the bureau') +
      line(300, `Text ${number}.`) +
      text(40, 20, `Printed page ${number}`) +
      text(190, 8, `- ${number} -`);
    expect(paragraphsIn(await blocksOf([page(1), page(2), page(3)]))).toEqual([
      'Report of the bureau',
      'Text 1.',
      'Text 2.',
      'Text 3.',
    ]);
  });

  it('drawn twice to look bold is read once', async () => {
    expect(paragraphsIn(await blocksOf([text(40, 300, 'Bold 11') + text(40.3, 300, 'Bold 11')]))).toEqual([
      'Bold 11',
    ]);
  });

  it('that is slanted over a table, like a watermark, affects no number', async () => {
    const watermark = 'BT /F 30 Tf 0.7 0.7 -0.7 0.7 100 250 Tm (4711) Tj ET\n';
    const { document, notes } = await readPdf(
      drawnPages([GRID + CELLS + watermark, text(40, 300, 'x') + watermark]),
    );
    expect(tablesIn(document.blocks)[0]?.[1]).toEqual(['licences', '550']);
    expect(notes).toEqual([
      {
        code: 'text_aslant',
        severity: 'note',
        facts: { text: '4711' },
        anchor: { document: 0, place: 'page 1' },
      },
    ]);
  });

  it('that is invisible is not read', async () => {
    expect(paragraphsIn(await blocksOf([`${text(40, 300, 'seen')}3 Tr ${text(40, 200, 'unseen')}`]))).toEqual(
      ['seen'],
    );
  });
});

describe('a page that is a picture', () => {
  it('is reported where other pages have text', async () => {
    const picture = 'q 300 0 0 300 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n';
    const { notes } = await readPdf(drawnPages([text(40, 300, 'text'), picture]));
    expect(notes).toMatchObject([{ code: 'page_is_picture', anchor: { document: 0, place: 'page 2' } }]);
  });
});

describe('a page that a browser printed', () => {
  it('has the same words as pdf.js finds in it', async () => {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const bytes = fixture('nankai-2024-browser-ruled.pdf');
    const pages = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    let words = '';
    for (let number = 1; number <= pages.numPages; number += 1) {
      const { items } = await (await pages.getPage(number)).getTextContent();
      words += items.map((item) => ('str' in item ? item.str : '')).join('');
    }
    const { blocks } = (await readPdf(bytes)).document;
    const own = blocks
      .flatMap((block) => (block.kind === 'paragraph' ? [block.text] : textsOf(block).flat()))
      .join('');
    // Chromium's fonts name some characters by the radicals that look the same (⼀ for 一).
    const letters = (of: string) => [...of.normalize('NFKC').replace(/\s/g, '')].sort().join('');
    expect(letters(own)).toBe(letters(words));
  });
});
