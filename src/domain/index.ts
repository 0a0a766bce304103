export {
  AGENCY_KINDS,
  type Agency,
  AgencyKindSchema,
  agencyId,
  kindByName,
} from './agency.ts';
export type { Anchor } from './anchor.ts';
export type { BuildLimit } from './build-limit.ts';
export type { ChallengeSign } from './challenge.ts';
export type { Check, CrossYearCheck } from './check.ts';
export { checkedCells } from './checked-cells.ts';
export {
  ComparabilitySchema,
  comparableMeasures,
  comparableRuns,
  mayBeCompared,
  mayBeComparedSql,
  ofWorstSql,
} from './comparability.ts';
export { type Correction, CorrectionStatusSchema } from './correction.ts';
export {
  type CrawlCounts,
  type CrawlRun,
  CrawlRunSchema,
  type UrlContext,
  type UrlRole,
  type UrlState,
  UrlStateSchema,
} from './crawl-record.ts';
export {
  type ColumnSpec,
  type ColumnType,
  differingCells,
  differingSections,
  EXTRACTED_TABLES,
  type ExtractedTable,
  fileOrder,
  SNAPSHOT_TABLES,
  SNAPSHOT_VIEWS,
  type TableSpec,
  type TextList,
  type ViewSpec,
  wordsOf,
} from './dataset/index.ts';
export type { Deadline } from './deadline.ts';
export { type DerivedMeasure, derivedMeasuresOf } from './derived-measure.ts';
export type { Division } from './division.ts';
export {
  type CellFlag,
  type CheckResult,
  type Evidenced,
  type Extracted,
  MATCHED_BY,
  type MatchedBy,
  type NarrativeFact,
  type NarrativeSection,
  type Observation,
  type ReportIdentity,
} from './extracted.ts';
export type { FactRule } from './fact.ts';
export { Failure, type FailureCode, type FailureFacts, type FileFault, type Loss } from './failure.ts';
export { Gazetteer } from './gazetteer.ts';
export { type Indicator, indicatorTerms } from './indicator.ts';
export { withoutInvisible } from './invisible.ts';
export {
  type LabelKey,
  labelKey,
  type VariantCharacters,
  variantCharacters,
} from './label.ts';
export { type Measure, type MeasureId, measureId, measureOf, measuresOf } from './measure.ts';
export { parsePage } from './page-tree.ts';
export { FAMILY_IDS, type FamilyId, type Portal, PortalSchema } from './portal.ts';
export { type PortalFailure, PortalFailureSchema } from './portal-failure.ts';
export {
  isProblemCode,
  PROBLEMS,
  PROBLEMS_BY_STAGE,
  type Problem,
  type ProblemCode,
  type ProblemFacts,
  problem,
  problemFactsText,
  type ReadProblemCode,
  type ReadReason,
  readProblemFacts,
  type Shortfall,
  type VisitFacts,
} from './problems/index.ts';
export type { OnProgress } from './progress.ts';
export type { RefusalRule } from './refusal.ts';
export type { Registry } from './registry.ts';
export { REGISTRY_FILES } from './registry-files.ts';
export { pictureUrl, renderedUrl } from './rendered.ts';
export {
  cellsOf,
  cellsOfBlock,
  type Template,
  type TemplateBlock,
  type TemplateColumn,
  type TemplateRow,
  type TemplateTable,
  unitOf,
  valueRows,
} from './template.ts';
export { byteCharacters, decodeAs, decodeText, utf16Of } from './text-encoding.ts';
export { TRUST_RULES, type TrustFact, type TrustRule } from './trust.ts';
export type { Unit } from './unit.ts';
