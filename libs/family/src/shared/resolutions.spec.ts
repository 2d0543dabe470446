import { given, reported, sent, under } from '../testing';
import { resolutionOn, VOTES } from './examples';

const alone = { resolution: resolutionOn('7/2', '2026-02-17'), votes: undefined };
const lost = { ...VOTES, for: 2, against: 7, abstained: 0 };

describe('a resolution without its votes', () => {
  it('stands behind a decision when it was recorded before (api.md bodies (4))', () => {
    given(reported, sent('adopt-resolution'))
      .when(sent('recognise-sop', alone))
      .then('recognized-SOP', 'curator-assigned');
  });

  it('is asked for its votes when nobody has recorded it', () => {
    given(reported).when(sent('recognise-sop', alone)).thenRejected('VALIDATION_FAILED', 'votes');
    given(reported, sent('recognise-sop'))
      .when(sent('assign-curator', { resolution: resolutionOn('8/1', '2026-02-17'), votes: undefined }))
      .thenRejected('VALIDATION_FAILED', 'votes');
  });

  it('carries nothing when it was recorded as lost', () => {
    given(reported, sent('adopt-resolution', { votes: lost }))
      .when(sent('recognise-sop', alone))
      .thenRejected('MAJORITY_MISSING', 'resolution');
  });
});

describe('a vote that was lost', () => {
  it.each(['KOCHKI', 'MARIEL', 'BORODINO', 'IRKUTSK'] as const)('takes no effect in %s', (profile) => {
    under({ profile }, reported)
      .when(sent('recognise-sop', { votes: lost }))
      .thenRejected('MAJORITY_MISSING', 'votes.for');
  });
});
