import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cellsOf, Failure, type Registry, type Template } from '../domain/index.ts';
import { type RegistryOverlay, readPortalFile, readValidated } from '../registry/index.ts';
import { articleUrl } from './columns.ts';
import { type AgencyFile, AgencyFileSchema, type OtherEntry, SiteFileSchema } from './demo-files.ts';
import type { DemoAgency, DemoReport, Figures } from './demo-report.ts';

const demoFolder = fileURLToPath(new URL('../../data/demo', import.meta.url));

/** The portal file of the demo portal. */
export const demoPortalPath = join(demoFolder, 'portal.yaml');
/** What its reports need beside the registry: the invented divisions and their agencies' aliases. */
export const demoOverlay: RegistryOverlay = {
  divisions: join(demoFolder, 'divisions.csv'),
  agencies: join(demoFolder, 'agencies.yaml'),
};

export interface DemoAgencyPages {
  readonly agency: DemoAgency;
  readonly reports: readonly DemoReport[];
  readonly alsoListed: readonly OtherEntry[];
}

/** All that the demo portal shows. */
export interface DemoData {
  readonly siteName: string;
  readonly siteIdCode: string;
  readonly entryUrl: string;
  readonly agencies: readonly DemoAgencyPages[];
}

/**
 * Reads `data/demo`, or a folder of the same form.
 * @throws {Failure} `registry_invalid`, naming the file and the row that does not fit its form.
 */
export async function readDemoData(registry: Registry, folder: string = demoFolder): Promise<DemoData> {
  const portal = await readPortalFile(join(folder, 'portal.yaml'));
  const site = (await readValidated(join(folder, 'site.yaml'), SiteFileSchema)).value;
  const agencies = await Promise.all(
    site.agencies.map(async (agencyFolder) => {
      const path = join(folder, 'agencies', `${agencyFolder}.yaml`);
      const file = (await readValidated(path, AgencyFileSchema)).value;
      const agency: DemoAgency = {
        name: file.name,
        folder: agencyFolder,
        signedAs: file.signed_as ?? file.name,
        siteName: file.site?.name ?? site.name,
        siteIdCode: file.site?.id_code ?? site.id_code,
        validators: file.validators,
        wording: file.wording,
      };
      const reports = file.reports.map((report) =>
        reportOf(report, file, agency, portal.entry_url, registry.templates, path),
      );
      return { agency, reports, alsoListed: file.also_listed };
    }),
  );
  return { siteName: site.name, siteIdCode: site.id_code, entryUrl: portal.entry_url, agencies };
}

function reportOf(
  report: AgencyFile['reports'][number],
  file: AgencyFile,
  agency: DemoAgency,
  entryUrl: string,
  templates: readonly Template[],
  path: string,
): DemoReport {
  const template = templates.find((candidate) =>
    report.template === undefined ? isFormOf(candidate, report.year) : candidate.id === report.template,
  );
  if (template === undefined) {
    const place = `${path}: ${report.year}`;
    throw new Failure('registry_invalid', {
      faults: [{ place, fault: 'unknown_form', form: report.template ?? null }],
    });
  }
  const { figures = {} } = report;
  assertFits(figures, template, `${path}: ${report.year}`);
  return {
    agency,
    year: report.year,
    title: file.title.replaceAll('{year}', String(report.year)),
    url: articleUrl(entryUrl, agency.folder, report.published_on, report.id),
    publishedOn: report.published_on,
    modifiedOn: report.published_on,
    template,
    layout: file.layout,
    figures,
    publishedItems: report.published_items,
    attachment: report.attachment ?? null,
  };
}

function isFormOf({ report_years: { first, last } }: Template, year: number): boolean {
  return first <= year && (last === null || year <= last);
}

/** A row that the form lacks would be silently left out of the page, and a short one would shift its cells. */
function assertFits(figures: Figures, template: Template, where: string): void {
  for (const [key, cells] of Object.entries(figures)) {
    const expected = cellsOf(template).filter(({ table, row }) => `${table.id}.${row.id}` === key).length;
    if (cells.length !== expected) {
      const count = { cells: cells.length, form: template.id, expected };
      throw new Failure('registry_invalid', {
        faults: [{ place: `${where}: ${key}`, fault: 'cells', ...count }],
      });
    }
  }
}
