import { LogOut } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { session } from '../api/session.js';

/** The agent's name and the way out; nothing where the product runs without sign-in. */
export function WhoIsHere() {
  const { t } = useTranslation();
  const { status, name, canLeave } = useSyncExternalStore(session.subscribe, session.state);
  if (status !== 'signed-in' || !canLeave) return null;
  return (
    <>
      {name && <bdi className="who">{name}</bdi>}
      <button
        type="button"
        className="button quiet icon"
        aria-label={t('signIn.signOut')}
        title={t('signIn.signOut')}
        onClick={() => void session.signOut()}
      >
        <LogOut size={18} className="mirrored" aria-hidden />
      </button>
    </>
  );
}
