import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { codeOf } from '../api/problem';
import { useCommon } from '../i18n';
import { LanguageSwitch } from '../shell/language-switch';
import { useErrorText } from '../ui/states';
import { Notice } from '../ui/tone';
import { signIn } from './actions';
import type { LeftBecause } from './store';
import classes from './sign-in.module.css';

/** Name and password; says why one is here when it was not one's own wish. */
export function SignInPage({ because }: { readonly because: LeftBecause | null }) {
  const t = useCommon();
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('product')}`;
  }, [t]);
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <p className={classes.brand}>{t('product')}</p>
        <h1 className={classes.title}>{t('productLong')}</h1>
        {because === null ? null : <Notice tone="calm">{t(`signIn.left.${because}`)}</Notice>}
        <SignInForm />
        <p className={classes.small}>{t('signIn.notice')}</p>
        <LanguageSwitch />
      </div>
    </main>
  );
}

interface SignInFormProps {
  /** The user whose password is asked for again. */
  readonly username?: string;
  readonly submit?: string;
}
/** The form of sign-in, also within the dialog of one that ran out. */
export function SignInForm({ username: known, submit }: SignInFormProps) {
  const t = useCommon();
  const { wrong, busy, enter } = useSignIn();
  const [username, setUsername] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const box = useRef<HTMLInputElement>(null);
  // Nothing else can be done on the page of sign-in; in the dialog the password has the focus.
  useEffect(() => {
    if (known === undefined) box.current?.focus();
  }, [known]);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void enter(username, password);
  };
  return (
    <form className={classes.form} onSubmit={send}>
      <TextInput
        label={t('signIn.username')}
        name="username"
        autoComplete="username"
        value={username}
        readOnly={known !== undefined}
        ref={box}
        data-autofocus={known === undefined ? true : undefined}
        onChange={(event) => setUsername(event.currentTarget.value)}
        required
        withAsterisk={false}
      />
      <PasswordInput
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        value={password}
        data-autofocus={known === undefined ? undefined : true}
        onChange={(event) => setPassword(event.currentTarget.value)}
        required
        withAsterisk={false}
      />
      {wrong === null ? null : (
        <Notice tone="late" live>
          {wrong}
        </Notice>
      )}
      <Button type="submit" loading={busy} fullWidth>
        {submit ?? t('signIn.submit')}
      </Button>
    </form>
  );
}

function useSignIn() {
  const t = useCommon();
  const words = useErrorText();
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const enter = async (username: string, password: string): Promise<void> => {
    setBusy(true);
    setWrong(null);
    try {
      await signIn(username, password);
    } catch (error) {
      setWrong(codeOf(error) === 'UNAUTHENTICATED' ? t('signIn.wrong') : words(error));
    } finally {
      setBusy(false);
    }
  };
  return { wrong, busy, enter };
}
