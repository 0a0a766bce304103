import type { Quantity } from './quantity.ts';

/** Rank and share of each of `placed` within its year, kind and level, as SQL. An indicator has no share. */
export function peerRanks(is: Quantity['is']): string {
  const share = `CASE WHEN counts AND min(value) FILTER (counts) OVER peers >= 0
      THEN round(100 * value / nullif(sum(value) FILTER (counts) OVER peers, 0), 2) END`;
  return `
  SELECT *,
    CASE WHEN counts THEN CAST(rank() OVER (peers_alike ORDER BY value DESC) AS INTEGER) END AS rank,
    CAST(count(*) FILTER (counts) OVER peers AS INTEGER) AS ranked,
    CAST(count(*) FILTER (NOT counts) OVER peers AS INTEGER) AS unranked,
    ${is === 'measure' ? share : 'CAST(NULL AS DOUBLE)'} AS share_pct
  FROM placed
  WINDOW peers AS (PARTITION BY report_year, kind, level),
    peers_alike AS (PARTITION BY report_year, kind, level, counts)`;
}
