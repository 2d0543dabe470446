import { Button, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useErrorText } from '../../ui/states';
import { Notice } from '../../ui/tone';
import { useCorrectionTexts } from './texts';
import { useDecision, type Step, type Subject } from './use-proposals';
import classes from './corrections.module.css';

interface DecideProps {
  readonly subject: Subject;
  readonly proposalId: string;
  /** Whoever proposed it may take it back, but not confirm it. */
  readonly isOwn: boolean;
  readonly taken: (kind: Step['kind']) => void;
}
/** Confirm, or reject with a reason; what was proposed by oneself can only be withdrawn. */
export function Decide({ subject, proposalId, isOwn, taken }: DecideProps) {
  const t = useCorrectionTexts();
  const words = useErrorText();
  const decision = useDecision({ subject, proposalId, taken });
  const [isRejecting, setRejecting] = useState(false);
  return (
    <div className="no-print">
      {isRejecting ? (
        <Reject
          isOwn={isOwn}
          busy={decision.isPending}
          cancel={() => setRejecting(false)}
          send={(reason) => decision.mutate({ kind: 'rejection', reason })}
        />
      ) : (
        <div className={classes.buttons}>
          {isOwn ? null : (
            <Button loading={decision.isPending} onClick={() => decision.mutate({ kind: 'confirmation' })}>
              {t('confirm')}
            </Button>
          )}
          <Button variant="default" onClick={() => setRejecting(true)}>
            {t(isOwn ? 'withdraw' : 'reject')}
          </Button>
        </div>
      )}
      {decision.error === null ? null : (
        <Notice tone="late" live>
          {words(decision.error)}
        </Notice>
      )}
    </div>
  );
}

interface RejectProps {
  readonly isOwn: boolean;
  readonly busy: boolean;
  readonly cancel: () => void;
  readonly send: (reason: string) => void;
}
function Reject({ isOwn, busy, cancel, send }: RejectProps) {
  const t = useCorrectionTexts();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== '') send(reason.trim());
  };
  return (
    <form onSubmit={submit} className={classes.reject}>
      <Textarea
        label={t(isOwn ? 'withdrawReason' : 'rejectReason')}
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={busy} disabled={reason.trim() === ''}>
          {t(isOwn ? 'withdraw' : 'reject')}
        </Button>
        <Button variant="default" type="button" onClick={cancel}>
          {t('back')}
        </Button>
      </div>
    </form>
  );
}
