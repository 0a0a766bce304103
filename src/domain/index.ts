export {
  AGENCY_KINDS,
  type Agency,
  AgencyFileSchema,
  type AgencyKind,
  AgencyKindFileSchema,
  type AgencyKindRule,
  AgencyKindSchema,
  agencyId,
  kindByName,
} from './agency.ts';
export { type BuildLimit, BuildLimitFileSchema, type BuildLimits } from './build-limit.ts';
export { ChallengeFileSchema, type ChallengeSign } from './challenge.ts';
export { type Check, CheckFileSchema, type CrossYearCheck } from './check.ts';
export { type CheckedCells, checkedCells } from './checked-cells.ts';
export {
  type Comparability,
  ComparabilitySchema,
  type ComparableMeasure,
  type Crosswalk,
  CrosswalkSchema,
  comparableMeasures,
  comparableRuns,
  mayBeCompared,
  mayBeComparedSql,
  ofWorstSql,
} from './comparability.ts';
export { type Correction, CorrectionSchema, CorrectionStatusSchema } from './correction.ts';
export {
  type CrawlCounts,
  type CrawlRun,
  CrawlRunSchema,
  NOT_ASKED,
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
  type ForeignKey,
  fileOrder,
  SNAPSHOT_TABLES,
  SNAPSHOT_VIEWS,
  type TableSpec,
  type TextList,
  type ViewSpec,
  wordsOf,
} from './dataset/index.ts';
export { type Deadline, DeadlineFileSchema } from './deadline.ts';
export {
  DerivedFileSchema,
  type DerivedMeasure,
  type DerivedRow,
  derivedMeasuresOf,
} from './derived-measure.ts';
export { type Division, DivisionSchema } from './division.ts';
export {
  type CellFlag,
  type CheckResult,
  type CheckStatus,
  type Evidenced,
  type Extracted,
  MATCHED_BY,
  type MatchedBy,
  type NarrativeFact,
  type NarrativeSection,
  type Observation,
  type ReportIdentity,
} from './extracted.ts';
export { FactFileSchema, type FactRule } from './fact.ts';
export { Failure, type FailureCode } from './failure.ts';
export { Gazetteer } from './gazetteer.ts';
export { type Indicator, IndicatorFileSchema, type IndicatorTerm, indicatorTerms } from './indicator.ts';
export { withoutInvisible } from './invisible.ts';
export {
  type LabelKey,
  labelKey,
  TraditionalFileSchema,
  type VariantCharacters,
  variantCharacters,
} from './label.ts';
export { type Measure, type MeasureId, measureId, measureOf, measuresOf } from './measure.ts';
export { parsePage } from './page-tree.ts';
export { FAMILY_IDS, type FamilyId, type Portal, PortalSchema } from './portal.ts';
export {
  isProblemCode,
  PROBLEMS,
  PROBLEMS_BY_STAGE,
  type Problem,
  type ProblemCode,
  problem,
} from './problems/index.ts';
export type { OnProgress, Progress } from './progress.ts';
export { RefusalFileSchema, type RefusalRule } from './refusal.ts';
export type { Registry } from './registry.ts';
export { pictureUrl, renderedUrl } from './rendered.ts';
export {
  cellsOf,
  cellsOfBlock,
  leavesUnder,
  type Template,
  type TemplateBlock,
  type TemplateCell,
  type TemplateColumn,
  type TemplateRow,
  TemplateSchema,
  type TemplateTable,
  unitOf,
  valueRows,
} from './template.ts';
export { type DecodedText, decodeText } from './text-encoding.ts';
export { TRUST_RULES, type TrustFact, type TrustRule } from './trust.ts';
export { type Unit, UnitFileSchema } from './unit.ts';
