import { Button } from '@mantine/core';
import { useErrorText } from '../ui/states';
import { useExportTexts } from './texts';
import { useExport, type ExportBody, type State } from './use-export';
import classes from './exports.module.css';

interface ExportButtonProps {
  readonly body: ExportBody;
}
/** Asks for a file, shows how far it is, and saves it when it is made. */
export function ExportButton({ body }: ExportButtonProps) {
  const t = useExportTexts();
  const { state, start } = useExport();
  return (
    <div className={`${classes.export} no-print`}>
      <Button variant="default" size="xs" loading={state.kind === 'UNDER_WAY'} onClick={() => void start(body)}>
        {t('start', { format: body.format === 'XLSX' ? 'Excel' : body.format })}
      </Button>
      <span role="status" className={classes.state}>
        <Told state={state} />
      </span>
    </div>
  );
}

function Told({ state }: { readonly state: State }) {
  const t = useExportTexts();
  const words = useErrorText();
  if (state.kind === 'IDLE') return null;
  if (state.kind === 'DONE') return t('done');
  if (state.kind === 'FAILED') return <span className={classes.failed}>{words(state.error)}</span>;
  const { done, total } = state;
  return (
    <>
      {total === 0 ? t('begun') : t('underWay', { done, total })}
      <progress {...(total === 0 ? {} : { value: done, max: total })} aria-label={t('progress')} />
    </>
  );
}
