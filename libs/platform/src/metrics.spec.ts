import { makeMetrics } from './metrics';

it('asks once for figures that are shown together, with and without a label', async () => {
  const metrics = makeMetrics();
  let asked = 0;
  metrics.figures({ lag_seconds: { help: 'lag', label: 'projection' }, parked: { help: 'parked' } }, () => {
    asked += 1;
    return Promise.resolve({ lag_seconds: new Map([['bank', asked]]), parked: 7 });
  });
  expect(await metrics.registry.metrics()).toMatch(/^lag_seconds\{projection="bank"\} 1$/m);
  expect(await metrics.registry.metrics()).toMatch(/^parked 7$/m);
  expect(asked).toBe(2);
});

it('forgets the label of what is no longer there', async () => {
  const metrics = makeMetrics();
  let names = ['bank', 'journal'];
  metrics.figures({ lag: { help: 'lag', label: 'projection' } }, () =>
    Promise.resolve({ lag: new Map(names.map((name) => [name, 1])) }),
  );
  expect(await metrics.registry.metrics()).toContain('lag{projection="journal"} 1');
  names = ['bank'];
  expect(await metrics.registry.metrics()).not.toContain('journal');
});

it('shows memory, the delay of the event loop, and what has not happened yet as zero', async () => {
  const text = await makeMetrics().registry.metrics();
  for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds'])
    expect(text).toMatch(new RegExp(`^${name} [0-9.e-]+$`, 'm'));
  expect(text).toContain('kurator_sign_in_refused_total{code="TOO_MANY_ATTEMPTS"} 0');
  expect(text).toContain('kurator_appended_events_total{log="AUDIT"} 0');
});
