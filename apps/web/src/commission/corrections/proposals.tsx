import { useState } from 'react';
import type { HistoryItem } from '../../api/types';
import { useWords } from '../../said/use-words';
import { Section } from '../../ui/page';
import { Notice } from '../../ui/tone';
import { ProposalItem } from './proposal-item';
import { useCorrectionTexts } from './texts';
import { useProposals, type Step, type Subject } from './use-proposals';

interface ProposalsProps {
  readonly subject: Subject;
  readonly history: readonly HistoryItem[];
}
/** What waits to be confirmed by a second officer; nothing is shown where nothing waits. */
export function Proposals({ subject, history }: ProposalsProps) {
  const t = useCorrectionTexts();
  const words = useWords(history);
  const { data } = useProposals(subject);
  const [taken, setTaken] = useState<Step['kind'] | null>(null);
  const open = (data?.items ?? []).filter(({ status }) => status === 'PROPOSED');
  const done =
    taken === null ? null : (
      <Notice tone="done" live>
        {t(taken)}
      </Notice>
    );
  if (open.length === 0 || words === null) return done;
  return (
    <Section title={t('open')}>
      {done}
      {open.map((proposal) => (
        <ProposalItem
          key={proposal.proposalId}
          subject={subject}
          proposal={proposal}
          history={history}
          words={words}
          taken={setTaken}
        />
      ))}
    </Section>
  );
}
