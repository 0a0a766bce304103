export { blocksOf } from './blocks.ts';
export { anchorAt, type Box, type Glyph, type PrintedPage, type Rule } from './page.ts';
export { areasOf, boxOf, boxOfArea, type Grid, gridsOf } from './rule-grid.ts';
