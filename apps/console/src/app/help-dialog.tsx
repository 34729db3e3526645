import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useShortcuts } from './use-shortcuts.js';

const ID = 'help';
const dialog = (): HTMLDialogElement | null => document.querySelector<HTMLDialogElement>(`#${ID}`);
export const openHelp = (): void => dialog()?.showModal();

export function HelpDialog() {
  const { t } = useTranslation();
  const [path, navigate] = useLocation();
  useShortcuts({
    '?': openHelp,
    '/': (event) => {
      event.preventDefault();
      if (path === '/') document.querySelector<HTMLInputElement>('#search')?.focus();
      else navigate('/');
    },
  });
  const keys: readonly (readonly [readonly string[], string])[] = [
    [['/'], t('help.search')],
    [['f'], t('help.filter')],
    [['j', 'k'], t('help.move')],
    [['Enter'], t('help.expand')],
    [['g'], t('help.top')],
    [['Esc'], t('help.close')],
    [['?'], t('help.help')],
  ];
  return (
    <dialog id={ID} className="help" aria-labelledby="help-heading" closedby="any">
      <form method="dialog">
        <header>
          <h2 id="help-heading">{t('help.heading')}</h2>
          <button className="button quiet icon" aria-label={t('app.close')}>
            <X size={18} aria-hidden />
          </button>
        </header>
        <dl>
          {keys.map(([names, meaning]) => (
            <div key={meaning}>
              <dt>
                {names.map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </form>
    </dialog>
  );
}
