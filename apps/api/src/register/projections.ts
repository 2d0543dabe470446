import type { StoredEvent } from '@kurator/event-log';
import type { FamilyView } from '@kurator/family';
import { caseload } from '@projections/caseload';
import { comingOfAge } from '@projections/coming-of-age';
import { deadlines } from '@projections/deadlines';
import { journal } from '@projections/journal';
import { numbers } from '@projections/numbers';
import { participation } from '@projections/participation';
import { quality } from '@projections/quality';
import { qualityAnalyses } from '@projections/quality-analyses';
import { quarterlySummary } from '@projections/quarterly-summary';
import { endedRegistrations } from '@projections/ended-registrations';
import { emergencies } from '@projections/emergencies';
import { openProposals, waiting } from '@projections/waiting';
import { regionalBank } from '@projections/regional-bank';
import { requests } from '@projections/requests';
import { unitReports } from '@projections/unit-reports';
import { collectionsOf, type CollectionSpec, type Projection } from '@kurator/read-models';

/** Every read model of the register. Adding one is adding a folder under `projections/` and a line here. */
export const projections: readonly Projection<FamilyView>[] = [
  regionalBank,
  quarterlySummary,
  participation,
  caseload,
  deadlines,
  comingOfAge,
  endedRegistrations,
  qualityAnalyses,
  journal,
  requests,
  unitReports,
  quality,
  emergencies,
  waiting,
  openProposals,
  numbers,
];

/** Streams besides the families that projections by log follow. */
export const FOLLOWED: readonly string[] = ['request-', 'period-'];

/** A merge takes effect with an event of the absorbed family: the history of the one that keeps it changes with it. */
export const keptFamilies = ({ type, data }: StoredEvent): readonly string[] =>
  (type === 'family-absorbed' || type === 'families-unmerged') && typeof data['keptFamilyId'] === 'string'
    ? [data['keptFamilyId']]
    : [];

export const collections: readonly CollectionSpec[] = collectionsOf(projections);
/** A projection that is searched without an index would scan: such a start is refused. */
export const withoutIndexes = (): readonly string[] =>
  collections.filter((collection) => collection.indexes.length === 0).map((collection) => collection.name);
