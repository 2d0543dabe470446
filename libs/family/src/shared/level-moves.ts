/** Order of need that the four pairs of IRKUTSK App. T1 imply (spec 8.3). */
const ORDER = ['BASE', 'ADAPTATION', 'CRISIS', 'EMERGENCY'];

/** Whether a move between levels is an improvement (spec 8.3). BASE to ADAPTATION is not foreseen: neutral. */
export function levelMove(from: string, to: string): 'IMPROVED' | 'WORSENED' | 'NEUTRAL' {
  if (from === 'BASE' && to === 'ADAPTATION') return 'NEUTRAL';
  const step = ORDER.indexOf(to) - ORDER.indexOf(from);
  return step < 0 ? 'IMPROVED' : step > 0 ? 'WORSENED' : 'NEUTRAL';
}
