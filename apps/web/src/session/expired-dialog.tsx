import { Button, Modal } from '@mantine/core';
import '../ui/modal-styles';
import { useCommon } from '../i18n';
import { signOut } from './actions';
import { SignInForm } from './sign-in-page';
import { useSession } from './use-session';
import classes from './sign-in.module.css';

/** Asks for the password again without leaving the page; what was typed stays where it is. */
export default function ExpiredDialog() {
  const t = useCommon();
  const session = useSession();
  if (session.status !== 'EXPIRED') return null;
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t(`expired.${session.because}`)}
      overlayProps={{ backgroundOpacity: 0.5 }}
    >
      <p>{t('expired.kept')}</p>
      <SignInForm username={session.me.userId} submit={t('expired.continue')} />
      <Button className={classes.other ?? ''} variant="subtle" fullWidth onClick={() => void signOut('OTHER_USER')}>
        {t('expired.other')}
      </Button>
    </Modal>
  );
}
