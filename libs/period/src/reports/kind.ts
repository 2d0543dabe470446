import { REGION, type StreamKind } from '@kurator/regulation';
import { periodStreams } from '../frozen';
import { parsePeriodId, periodIdOf } from '../period-id';
import {
  annualAssessmentPublished,
  listReconciled,
  monthlyInfoSent,
  municipalListSent,
  republicanListFormed,
} from './events';
import { formRepublicanList, publishAnnual, reconcileList, sendMonthlyInfo, sendMunicipalList } from './use-cases';

/** Reports of a unit and a period (spec C43, 8.4): stream `period-<unit>-<period>`. */
export const periods: StreamKind = {
  resource: 'periods',
  idName: 'periodId',
  normal: (id) => {
    const found = parsePeriodId(id);
    return found === null ? null : periodIdOf(found.unit, found.period);
  },
  exampleId: '88705000-2026-Q1',
  // The same stream that the quarter's steps write to.
  stream: (id) => `${periodStreams(id.slice(0, id.indexOf('-')))}${id.slice(id.indexOf('-') + 1)}`,
  unitOf: (id, { regulation }) => {
    const unit = parsePeriodId(id)?.unit ?? null;
    return unit === null || unit === REGION ? unit : (regulation.municipality(unit)?.oktmo ?? null);
  },
  notFound: 'PERIOD_NOT_FOUND',
  open: true,
  corrected: true,
  events: [listReconciled, municipalListSent, republicanListFormed, monthlyInfoSent, annualAssessmentPublished],
  useCases: [reconcileList, sendMunicipalList, formRepublicanList, sendMonthlyInfo, publishAnnual],
};
