import type { ChallengeSign, Portal } from '../../domain/index.ts';
import type { PortalClient } from '../client/portal-client.ts';
import type { Breaker } from '../politeness/breaker.ts';
import type { RobotsAnswer } from '../robots/robots-gate.ts';
import type { EarlierStates } from '../states/earlier-states.ts';
import type { BegunRun } from '../states/run-record.ts';
import type { PageAssessor } from './page-assessor.ts';
import type { YearRange } from './wanted-years.ts';

/** What is needed to visit addresses. */
export interface VisitOptions {
  readonly portal: Portal;
  readonly challenges: readonly ChallengeSign[];
  readonly assessor: Pick<PageAssessor, 'assess'>;
  readonly client: PortalClient;
  readonly robots: (url: string) => Promise<RobotsAnswer>;
  readonly breaker: Breaker;
  readonly earlier: EarlierStates;
  readonly times: BegunRun;
  readonly now: () => Date;
  /** Reports are recorded, not requested. */
  readonly listsOnly: boolean;
  /** Reports that are certainly of other years are recorded, not requested. */
  readonly years: YearRange | undefined;
  /** Reports are requested whether or not they are due. */
  readonly recheck: boolean;
  /** Contents of script files that the page names, by address. */
  readonly scripts?: ReadonlyMap<string, string>;
  /** Identifies everything besides the page on which its links depend. */
  readonly readWith: string;
  /** Last change of an address according to a sitemap. */
  readonly modifiedOn: (url: string) => string | undefined;
}
