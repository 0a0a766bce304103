import type { ChallengeSign, Portal } from '../../domain/index.ts';
import type { PortalClient } from '../client/portal-client.ts';
import type { Breaker } from '../politeness/breaker.ts';
import type { RobotsAnswer } from '../robots/robots-gate.ts';
import type { EarlierStates } from '../states/earlier-states.ts';
import type { BegunRun } from '../states/run-record.ts';
import type { PageReader } from './page-assessor.ts';
import type { YearRange } from './wanted-years.ts';

/** What addresses are visited with. */
export interface VisitOptions {
  readonly portal: Portal;
  readonly challenges: readonly ChallengeSign[];
  readonly reader: Pick<PageReader, 'look'>;
  readonly client: PortalClient;
  readonly robots: (url: string) => Promise<RobotsAnswer>;
  readonly breaker: Breaker;
  readonly earlier: EarlierStates;
  readonly times: BegunRun;
  readonly now: () => Date;
  /** Reports are met, not asked for. */
  readonly listsOnly: boolean;
  /** Reports that are surely of other years are met, not asked for. */
  readonly years: YearRange | undefined;
  /** Reports are asked for whether or not they are due. */
  readonly recheck: boolean;
  /** Contents of files of scripts that the page names, by address. */
  readonly scripts?: ReadonlyMap<string, string>;
  /** Names all that the links of a page depend on besides the page. */
  readonly readWith: string;
  /** What a sitemap says of the last change of an address. */
  readonly modifiedOn: (url: string) => string | undefined;
}
