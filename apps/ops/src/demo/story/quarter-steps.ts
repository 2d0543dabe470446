import { addDays, quarterOf, quarterSpan, type LocalDate } from '@kurator/kernel';
import { makeDice } from '../dice';
import { DISTRICTS, type District } from '../region/districts';
import { workday } from './calendar';

/** A step of a quarter as a legal object (spec 8.4, 8.5): a district's report, or the ministry's summary. */
export interface QuarterStep {
  readonly on: LocalDate;
  /** `2026-Q1`. */
  readonly quarter: string;
  /** Whose institution reports; null: the ministry forms the summary. */
  readonly district: District | null;
}
interface Span {
  readonly seed: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Reports are due on the 5th, the summary on the 10th (IRKUTSK 51, 52); a day of rest moves both on. */
const REPORT_DAY = 5;
const LATE_DAY = 8;
const SUMMARY_DAY = 10;

/** Some institutions report late and some not at all: the summary counts those by itself. */
function report(seed: string, quarter: string, district: District): QuarterStep | null {
  const dice = makeDice(`${seed}/report/${district.key}/${quarter}`);
  if (dice.chance(0.12)) return null;
  const day = dice.chance(0.2) ? LATE_DAY : REPORT_DAY;
  return { on: workday(addDays(quarterSpan(quarter).to, day)), quarter, district };
}

function stepsOf(seed: string, quarter: string): readonly QuarterStep[] {
  const reports = DISTRICTS.flatMap((district) => report(seed, quarter, district) ?? []);
  const summary = { on: workday(addDays(quarterSpan(quarter).to, SUMMARY_DAY)), quarter, district: null };
  return [...reports.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)), summary];
}

/** The steps of every quarter that is over and summarised within the story, in their order. */
export function quarterSteps({ seed, from, to }: Span): readonly QuarterStep[] {
  const steps: QuarterStep[] = [];
  let quarter = quarterOf(from);
  for (;;) {
    const found = stepsOf(seed, quarter);
    if (found.some(({ on }) => on > to)) return steps;
    steps.push(...found);
    quarter = quarterOf(addDays(quarterSpan(quarter).to, 1));
  }
}

/** The day up to which a district's quarter was known when it was frozen; null while it is not. */
export function frozenOn(steps: readonly QuarterStep[], quarter: string, district: District): LocalDate | null {
  const own = steps.filter((step) => step.quarter === quarter);
  return (own.find((step) => step.district === district) ?? own.find((step) => step.district === null))?.on ?? null;
}
