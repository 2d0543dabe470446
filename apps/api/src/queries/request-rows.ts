import type { LocalDate } from '@kurator/kernel';
import { judge, requestDuty, type DeadlineEntry, type Regulation } from '@kurator/regulation';
import type { RequestRow } from '@projections/requests';

/** How a request stood at the end of a day, by what had happened by then. */
export function statusOn({ annulled, answeredOn, refusedOn, partialOn }: RequestRow, on: LocalDate): string {
  if (annulled === 1) return 'ANNULLED';
  if (answeredOn !== null && answeredOn <= on) return 'ANSWERED';
  if (refusedOn !== null && refusedOn <= on) return 'REFUSED';
  return partialOn.some((day) => day <= on) ? 'PARTLY_ANSWERED' : 'OPEN';
}

/** The term of a request judged at the end of a day (DL-41); null where the regulation knows none. */
export function requestDeadline(row: RequestRow, regulation: Regulation, on: LocalDate): DeadlineEntry | null {
  const duty = row.annulled === 1 ? null : requestDuty(row, regulation);
  return duty === null ? null : judge(duty, on);
}

/** A request as the list shows it: nothing of it is sealed. */
export const requestItem = (row: RequestRow, regulation: Regulation, on: LocalDate) => ({
  requestId: row.id,
  requestNo: row.requestNo,
  fromAgencyId: row.fromAgencyId,
  municipality: row.municipality,
  receivedOn: row.receivedOn,
  subject: row.statistical ? { statistical: true } : { familyIds: row.familyIds },
  status: statusOn(row, on),
  answeredOn: row.answeredOn !== null && row.answeredOn <= on ? row.answeredOn : null,
  refusedOn: row.refusedOn !== null && row.refusedOn <= on ? row.refusedOn : null,
  deadline: requestDeadline(row, regulation, on),
});
