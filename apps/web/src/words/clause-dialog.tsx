import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { components } from '../api/schema.gen';
import { useCommon } from '../i18n';
import '../ui/modal-styles';
import { Loaded } from '../ui/states';
import { Term } from '../ui/term';
import { Notice } from '../ui/tone';
import { language } from '../i18n/language';
import { useStore } from '../ui/store';
import { documentInEnglish } from './documents';
import { clauseText, type OfLaw } from './clause';
import { useClauseTexts } from './clause-texts';
import { useNames } from './names';
import classes from './clause.module.css';

type Rule = components['schemas']['Rule'];

interface ClauseDialogProps {
  readonly duty: OfLaw;
  readonly close: () => void;
}
/** `GET /profiles/{id}/rules/{key}`: what the regulation says of a duty: clause, term, what begins it, what ends it. */
export default function ClauseDialog({
  duty: { ruleKey, profileId, profileVersion: version },
  close,
}: ClauseDialogProps) {
  const common = useCommon();
  const names = useNames();
  const rule = useQuery({
    queryKey: ['static', 'rule', profileId, version, ruleKey],
    queryFn: ({ signal }) => {
      const params = { path: { profileId, ruleKey }, query: { version } };
      return answered(api.GET('/api/v1/profiles/{profileId}/rules/{ruleKey}', { params, signal }));
    },
  });
  return (
    <Modal
      opened
      // Within the page's own content: a second banner beside the bar would be one too many.
      portalProps={{ target: '#content' }}
      onClose={close}
      size="lg"
      title={names.rule(ruleKey)}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Loaded query={rule}>{(said) => <Said rule={said} />}</Loaded>
    </Modal>
  );
}

/** The name of a document as we translate it, with its own: a paper is looked for by what stands on it. */
function Translated({ profileId, title }: { readonly profileId: string; readonly title: string }) {
  const english = documentInEnglish(profileId);
  return (
    <>
      {english === null ? null : <div>{english}</div>}
      <small className={classes.original} lang="ru">
        {title}
      </small>
    </>
  );
}

function HowLong({ term, countFrom }: Pick<Rule, 'term' | 'countFrom'>) {
  const t = useClauseTexts();
  const isRussian = useStore(language) === 'ru';
  if (term === null) return <span className={classes.term}>{t('noTerm')}</span>;
  return (
    <>
      <span className={classes.term}>{isRussian ? term.ru : (term.en ?? term.ru)}</span>
      <div>{t(`from.${countFrom}`)}</div>
    </>
  );
}

function Said({ rule }: { readonly rule: Rule }) {
  const t = useClauseTexts();
  const names = useNames();
  const isRussian = useStore(language) === 'ru';
  const { title, clause, term, countFrom, startedBy, metBy, confidence, profileId, profileVersion } = rule;
  const words = (types: readonly string[]): string => types.map((type) => names.event(type)).join('; ');
  return (
    <>
      <dl className={classes.said}>
        <Term name={t('document')}>{isRussian ? title : <Translated profileId={profileId} title={title} />}</Term>
        <Term name={t('clause')}>{clauseText(clause)}</Term>
        <Term name={t('term')}>
          <HowLong term={term} countFrom={countFrom} />
        </Term>
        <Term name={t('starts')}>{startedBy.length === 0 ? t('calendar') : words(startedBy)}</Term>
        {metBy.length === 0 ? null : <Term name={t('done')}>{words(metBy)}</Term>}
      </dl>
      {confidence === 'INFERRED' ? <Notice tone="soon">{t('inferred')}</Notice> : null}
      <p className={classes.note}>{t('version', { version: profileVersion })}</p>
    </>
  );
}
