import * as cheerio from 'cheerio';

/** The tables of a page, each as rows of texts; a cell that spans others is in each of them. */
export function gridsOf(html: string): string[][][] {
  const $ = cheerio.load(html);
  return $('table')
    .toArray()
    .map((table) => {
      const grid: string[][] = [];
      $(table)
        .find('tr')
        .each((y, row) => {
          let x = 0;
          $(row)
            .children('td')
            .each((_, cell) => {
              while (grid[y]?.[x] !== undefined) x += 1;
              const text = $(cell).text().trim();
              for (let down = 0; down < Number($(cell).attr('rowspan') ?? 1); down += 1) {
                for (let right = 0; right < Number($(cell).attr('colspan') ?? 1); right += 1) {
                  const line = grid[y + down] ?? [];
                  line[x + right] = text;
                  grid[y + down] = line;
                }
              }
            });
        });
      return grid;
    });
}
