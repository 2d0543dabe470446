import { Menu } from '@mantine/core';
import { useCommon } from '../i18n';
import { language, LANGUAGES } from '../i18n/language';
import { signOut } from '../session/actions';
import { inspectionCase } from '../session/inspection';
import { useMe } from '../session/use-session';
import { chooseTheme, THEMES, themeChoice } from '../ui/theme-choice';
import { useStore } from '../ui/store';
import { PersonIcon } from './icons';
import classes from './shell.module.css';

const NAMES = { ru: 'Русский', en: 'English' };

/** Who is signed in, the language, the scheme of colours, and the way out. */
export function Account() {
  const t = useCommon();
  const me = useMe();
  const chosen = useStore(language);
  const theme = useStore(themeChoice);
  const inspection = useStore(inspectionCase);
  const roles = me.roles.map((role) => t(`roles.${role}`)).join(', ');
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className={classes.account} aria-label={`${t('account')}: ${roles}`}>
          <PersonIcon />
          <span className={classes.who}>{roles}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.userId}
          <br />
          {roles}
        </Menu.Label>
        {inspection === null ? null : (
          <Menu.Item onClick={() => inspectionCase.set(null)}>{t('inspection.change')}</Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Label>{t('language')}</Menu.Label>
        {LANGUAGES.map((each) => (
          <Menu.Item key={each} lang={each} aria-current={each === chosen} onClick={() => language.set(each)}>
            {NAMES[each]}
          </Menu.Item>
        ))}
        <Menu.Label>{t('theme.label')}</Menu.Label>
        {THEMES.map((each) => (
          <Menu.Item key={each} aria-current={each === theme} onClick={() => chooseTheme(each)}>
            {t(`theme.${each}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut('SIGNED_OUT')}>{t('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
