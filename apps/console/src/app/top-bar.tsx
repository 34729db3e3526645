import { CircleHelp, Languages, Moon, Search, Sun, SunMoon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { chooseLanguage, currentLanguage } from '../i18n/i18n.js';
import { LANGUAGES, isLanguage } from '../i18n/languages.js';
import { THEMES, chooseTheme, rememberedTheme } from '../settings/theme.js';
import { BrandMark } from './brand-mark.js';
import { IconSelect } from './icon-select.js';
import { openHelp } from './help-dialog.js';
import { WhoIsHere } from './who-is-here.js';

const THEME_ICONS = { system: <SunMoon size={18} />, light: <Sun size={18} />, dark: <Moon size={18} /> };

export function TopBar() {
  const { t } = useTranslation();
  const [path] = useLocation();
  // A subscriber who looks at their own request has nothing to search and no name here.
  const isDesk = !path.startsWith('/requests/');
  const [theme, setTheme] = useState(rememberedTheme);
  const themeNames = {
    system: t('app.themeSystem'),
    light: t('app.themeLight'),
    dark: t('app.themeDark'),
  };
  return (
    <header className="top-bar">
      <Link href="/" className="brand" aria-label={`${t('app.title')} – ${t('app.search')}`}>
        <BrandMark />
        <span>Viewline</span>
      </Link>
      {isDesk && path !== '/' && (
        <Link href="/" className="top-search">
          <Search size={16} aria-hidden />
          <span>{t('search.label')}</span>
          <kbd aria-hidden>/</kbd>
        </Link>
      )}
      <nav className="top-tools">
        <IconSelect
          label={t('app.language')}
          icon={<Languages size={18} />}
          value={currentLanguage()}
          options={LANGUAGES}
          choose={(code) => isLanguage(code) && void chooseLanguage(code)}
        />
        <IconSelect
          label={t('app.theme')}
          icon={THEME_ICONS[theme]}
          value={theme}
          options={themeNames}
          choose={(name) => {
            const chosen = THEMES.find((each) => each === name) ?? 'system';
            chooseTheme(chosen);
            setTheme(chosen);
          }}
        />
        <button
          type="button"
          className="button quiet icon"
          aria-label={t('app.help')}
          title={`${t('app.help')} (?)`}
          onClick={openHelp}
        >
          <CircleHelp size={18} aria-hidden />
        </button>
        {isDesk && <WhoIsHere />}
      </nav>
    </header>
  );
}
