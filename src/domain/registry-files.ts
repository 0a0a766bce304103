import { AgencyFileSchema, AgencyKindFileSchema } from './agency.ts';
import { BuildLimitFileSchema } from './build-limit.ts';
import { ChallengeFileSchema } from './challenge.ts';
import { CheckFileSchema } from './check.ts';
import { CrosswalkSchema } from './comparability.ts';
import { CorrectionSchema } from './correction.ts';
import { DeadlineFileSchema } from './deadline.ts';
import { DerivedFileSchema } from './derived-measure.ts';
import { DivisionSchema } from './division.ts';
import { FactFileSchema } from './fact.ts';
import { IndicatorFileSchema } from './indicator.ts';
import { TraditionalFileSchema } from './label.ts';
import { RefusalFileSchema } from './refusal.ts';
import { TemplateSchema } from './template.ts';
import { UnitFileSchema } from './unit.ts';

/** What the files of data/registry must look like; of a form each file, of a CSV file each row. */
export const REGISTRY_FILES = {
  template: TemplateSchema,
  checks: CheckFileSchema,
  crosswalk: CrosswalkSchema,
  facts: FactFileSchema,
  refusals: RefusalFileSchema,
  challenges: ChallengeFileSchema,
  traditional: TraditionalFileSchema,
  units: UnitFileSchema,
  derived: DerivedFileSchema,
  indicators: IndicatorFileSchema,
  agencies: AgencyFileSchema,
  agencyKinds: AgencyKindFileSchema,
  deadlines: DeadlineFileSchema,
  buildLimits: BuildLimitFileSchema,
  division: DivisionSchema,
  correction: CorrectionSchema,
} as const;
