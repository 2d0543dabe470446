import { Button } from '@mantine/core';
import { language } from '../i18n/language';
import { useStore } from '../ui/store';

/** The other language, named in itself. */
export function LanguageSwitch() {
  const now = useStore(language);
  const other = now === 'ru' ? 'en' : 'ru';
  return (
    <Button variant="subtle" size="compact-sm" lang={other} onClick={() => language.set(other)}>
      {other === 'en' ? 'English' : 'Русский'}
    </Button>
  );
}
