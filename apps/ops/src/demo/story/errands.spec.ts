import { DISTRICTS } from '../region/districts';
import { discrepanciesIn, developedIn, requestsIn, volunteersIn } from '../recount/errands';
import { tellErrands } from './errands';

const span = { seed: 'kurator-demo', from: '2024-10-01', to: '2026-09-30' };
const errands = tellErrands(span);
const of = (command: string) => errands.filter((one) => one.command === command);

describe('what offices do beside the families', () => {
  it('is the same for the same seed, within the story, each under a key of its own', () => {
    expect(tellErrands(span)).toEqual(errands);
    expect(tellErrands({ ...span, seed: 'another' })).not.toEqual(errands);
    expect(errands.every(({ on }) => on >= span.from && on <= span.to)).toBe(true);
    expect(new Set(errands.map(({ key }) => key)).size).toBe(errands.length);
    expect(errands.map(({ on }) => on)).toEqual(errands.map(({ on }) => on).toSorted());
  });
  it('keeps what the regulations ask for: information every month, lists every quarter', () => {
    expect(of('send-monthly-info')).toHaveLength(24);
    expect(of('send-municipal-list')).toHaveLength(2 * 7);
    expect(of('form-republican-list')).toHaveLength(7);
  });
  it('has requests that are late, in parts and refused', () => {
    const { met, total } = requestsIn(errands, 2025);
    expect(total).toBeGreaterThan(met);
    expect(of('refuse-information').length).toBeGreaterThan(0);
    expect(of('answer-information').some(({ body }) => body['partial'] === true)).toBe(true);
  });
  it('has something to count in every other row', () => {
    expect(discrepanciesIn(errands, 2025)).toBeGreaterThan(0);
    for (const kind of ['SD-01', 'SD-02', 'SD-03', 'SD-04'])
      expect(developedIn(errands, kind, 2025)).toBeGreaterThan(0);
    expect(volunteersIn(errands, 2025)).toBeGreaterThan(2 * DISTRICTS.length);
  });
});
