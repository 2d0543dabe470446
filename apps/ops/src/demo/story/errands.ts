import { addDays, addMonths, monthOf, quarterOf, quarterSpan, type LocalDate } from '@kurator/kernel';
import { idOf, makeDice } from '../dice';
import { agenciesOf, DISTRICTS, officersOf, type District } from '../region/districts';
import { workday, workdaysAfter } from './calendar';
import type { Body } from './types';

/** What offices do beside the families: one command on a period, a request, an officer or an agency. */
export interface Errand {
  readonly key: string;
  readonly on: LocalDate;
  readonly as: string;
  readonly path: string;
  readonly command: string;
  readonly body: Body;
  readonly district: District | null;
}
interface Span {
  readonly seed: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}
type Told = Pick<Errand, 'on' | 'as' | 'path' | 'command'> & {
  readonly body?: Body;
  readonly district: District | null;
};

const errand = (seed: string, { path, command, on, body = {}, ...rest }: Told): Errand => ({
  ...rest,
  ...{ path, command, on, body: { occurredOn: on, ...body } },
  key: idOf(seed, `errand/${path}/${command}/${on}`),
});

const under = (...profiles: readonly string[]): readonly District[] =>
  DISTRICTS.filter(({ profileId }) => profiles.includes(profileId));

function months({ from, to }: Span): readonly LocalDate[] {
  const found: LocalDate[] = [];
  for (let first = `${monthOf(from)}-01`; first <= to; first = addMonths(first, 1)) found.push(first);
  return found;
}
const quarters = (span: Span): readonly string[] => [...new Set(months(span).map(quarterOf))];

/** The district tells the commission and the ministry by the 25th (BORODINO 2.2 (4)). */
const monthlyInformation = (span: Span): readonly Errand[] =>
  under('BORODINO').flatMap((district) =>
    months(span).map((first) =>
      errand(span.seed, {
        ...{ district, on: addDays(first, 24), as: `operator-${district.key}` },
        ...{ path: `/periods/${district.oktmo}-${monthOf(first)}`, command: 'send-monthly-info' },
        body: { to: ['COMMISSION', 'MINISTRY'] },
      }),
    ),
  );

/** What the commission and the school found when they compared their lists (MARIEL 5.6). */
function reconciliation({ seed }: Span, district: District, [quarter, on]: readonly [string, LocalDate]): Errand {
  const dice = makeDice(`${seed}/reconcile/${district.key}/${quarter}`);
  const found = dice.int(0, 2);
  const discrepancies = Array.from({ length: found }, (_, n) => ({
    familyId: idOf(seed, `family/${n + 1}`),
    what: 'Нет в списке школы',
    ...(dice.chance(0.5) ? { resolution: 'Список дополнен' } : {}),
  }));
  return errand(seed, {
    ...{ district, on, as: `secretary-${district.key}` },
    ...{ path: `/periods/${district.oktmo}-${quarter}`, command: 'reconcile-list' },
    body: {
      ...{ withAgencyId: agenciesOf(district).school, listedBoth: dice.int(15, 40) },
      ...{ onlyCommission: found, onlyAgency: 0, discrepancies },
    },
  });
}

/** Lists of a quarter under MARIEL: reconciled, sent by each district, and formed for the republic. */
function lists(span: Span): readonly Errand[] {
  return quarters(span).flatMap((quarter) => {
    const on = workday(addDays(quarterSpan(quarter).to, 9));
    const of = (unit: string) => ({ path: `/periods/${unit}-${quarter}`, on });
    const own = under('MARIEL').flatMap((district) => [
      reconciliation(span, district, [quarter, on]),
      errand(span.seed, {
        ...of(district.oktmo),
        as: `secretary-${district.key}`,
        command: 'send-municipal-list',
        district,
      }),
    ]);
    const republican = { ...of('REGION'), as: 'regional', command: 'form-republican-list', district: null };
    return [...own, errand(span.seed, republican)];
  });
}

/** Ways in which a request for information goes: most are answered in ten working days (IRKUTSK 54). */
const WAYS = ['prompt', 'prompt', 'prompt', 'onTheLastDay', 'late', 'inParts', 'refused'] as const;
const DAYS: Readonly<Record<(typeof WAYS)[number], number>> = {
  ...{ prompt: 6, onTheLastDay: 10, late: 13, inParts: 4, refused: 3 },
};

function request(span: Span, district: District, [number, on]: readonly [number, LocalDate]): readonly Errand[] {
  const { seed } = span;
  const dice = makeDice(`${seed}/request/${district.key}/${number}`);
  const way = dice.pick(WAYS);
  const path = `/requests/${idOf(seed, `request/${district.key}/${number}`)}`;
  const told = (command: string, day: LocalDate, body: Body): Errand =>
    errand(seed, { path, command, on: day, body, district, as: `operator-${district.key}` });
  const answer = (day: LocalDate, partial: boolean): Errand =>
    told('answer-information', day, { dataScope: ['COMPOSITION'], recipient: 'Учебная прокуратура', partial });
  const asked = told('request-information', on, {
    ...{ requestNo: `${district.key}-${number}`, fromAgencyId: agenciesOf(district).police },
    ...{ subject: { statistical: true }, legalBasis: 'Учебное основание', purpose: 'Учебная проверка' },
  });
  const first = workdaysAfter(on, DAYS[way]);
  if (way === 'refused') return [asked, told('refuse-information', first, { reason: 'Не относится к полномочиям' })];
  if (way === 'inParts') return [asked, answer(first, true), answer(workdaysAfter(on, 9), false)];
  return [asked, answer(first, false)];
}

const REQUESTS_EVERY_DAYS = 40;
/** Requests for information from the bank, registered by its keeper. */
const requests = (span: Span): readonly Errand[] =>
  under('IRKUTSK', 'OKTYABRSKY').flatMap((district) => {
    const days: LocalDate[] = [];
    for (let on = addDays(span.from, 20); on <= span.to; on = addDays(on, REQUESTS_EVERY_DAYS)) days.push(workday(on));
    return days.flatMap((on, n) => request(span, district, [n + 1, on]));
  });

const KINDS = ['SD-01', 'SD-02', 'SD-02', 'SD-03', 'SD-04'] as const;
/** Courses, placements and contests of the specialists, once a half-year for some of them (IRKUTSK App. T3). */
const staff = (span: Span): readonly Errand[] =>
  DISTRICTS.flatMap((district) =>
    officersOf(district).specialists.flatMap((officer) => {
      const dice = makeDice(`${span.seed}/staff/${officer}`);
      return months(span)
        .filter((first) => first.endsWith('-03-01') || first.endsWith('-10-01'))
        .filter(() => dice.chance(0.5))
        .map((first) =>
          errand(span.seed, {
            ...{ district, on: workday(addDays(first, dice.int(0, 27))), as: `operator-${district.key}` },
            ...{ path: `/officers/${officer}`, command: 'record-staff-development' },
            body: { kind: dice.pick(KINDS), title: 'Учебная программа', hours: 72 },
          }),
        );
    }),
  );

/** Volunteers of a district, engaged for some months each spring. */
const volunteers = (span: Span): readonly Errand[] =>
  DISTRICTS.flatMap((district) => {
    const dice = makeDice(`${span.seed}/volunteers/${district.key}`);
    return months(span)
      .filter((first) => first.endsWith('-04-01'))
      .map((on) =>
        errand(span.seed, {
          ...{ district, on, as: `operator-${district.key}` },
          ...{ path: `/agencies/${agenciesOf(district).social}`, command: 'engage-volunteer' },
          body: { count: dice.int(2, 9), trained: dice.chance(0.5), until: addMonths(on, dice.int(2, 12)) },
        }),
      );
  });

/** Everything that is done within the story, by day, each office's in its order. Pure. */
export const tellErrands = (span: Span): readonly Errand[] =>
  [monthlyInformation, lists, requests, staff, volunteers]
    .flatMap((tell) => tell(span))
    .filter(({ on }) => on >= span.from && on <= span.to)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
