import { date, list, object, oneOf, opt, ref, text, token, uuid } from '@kurator/kernel';
import { inOrder } from '../shared/guards';
import { resolution } from '../shared/structures';
import { event } from './declare';
import { quarter } from './reports';

export const controlVisitActIssued = event({
  name: 'control-visit-act-issued',
  group: 'H',
  title: { ru: 'Составлен акт контроля', en: 'A control act was issued' },
  source: 'IRKUTSK 29',
  fields: {
    actNo: token(50),
    visitedOn: date(),
    issuedOn: date(),
    measuresState: list(object({ measureId: uuid(), state: oneOf('DONE', 'IN_PROGRESS', 'NOT_DONE') }), 0, 200),
    situation: oneOf('IMPROVED', 'WORSENED', 'UNCHANGED'),
    conclusions: text(),
  },
  possible: (_state, { data }) => inOrder(data.visitedOn, data.issuedOn, 'issuedOn'),
});

export const interimResultConcluded = event({
  name: 'interim-result-concluded',
  group: 'H',
  title: { ru: 'Вынесено заключение о сопровождении', en: 'An interim result was concluded' },
  source: 'IRKUTSK 63–64; OKTYABRSKY 9.5, 14.3',
  fields: {
    kind: oneOf('INTERIM', 'FINAL'),
    bodyId: ref(),
    conclusion: oneOf('CONTINUE', 'STOP'),
    reasons: text(),
    resolution: opt(resolution),
  },
});

export const qualityAnalysisRecorded = event({
  name: 'quality-analysis-recorded',
  group: 'H',
  title: { ru: 'Проведён анализ качества сопровождения', en: 'The quality of accompaniment was analysed' },
  source: 'IRKUTSK 14; OKTYABRSKY 6.2',
  fields: { period: quarter(), institutionId: ref(), findings: text() },
});
