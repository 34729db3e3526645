import { KeyRound, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { session } from '../api/session.js';
import type { SignInError } from '../api/sign-in-error.js';
import { TokenForm } from './token-form.js';
import { usePageTitle } from './use-page-title.js';

interface Props {
  readonly authority: string;
  readonly error: SignInError | null;
}

/** For whom the provider did not let in, or who left. */
export function SignIn({ authority, error }: Props) {
  const { t } = useTranslation();
  const [pasting, setPasting] = useState(false);
  usePageTitle(t('signIn.heading'));
  return (
    <main id="main" className="sign-in">
      <section>
        <KeyRound aria-hidden />
        <h1>{t(error ? 'signIn.failed' : 'signIn.signedOut')}</h1>
        {error && (
          <div role="alert" className="complaint">
            <TriangleAlert size={16} aria-hidden />
            <div>
              <p>{t(`signIn.errors.${error.problem}`)}</p>
              {error.detail && (
                <p>
                  <bdi>{error.detail.slice(0, 500)}</bdi>
                </p>
              )}
            </div>
          </div>
        )}
        {!error && <p>{t('signIn.hint')}</p>}
        <p className="authority">
          <bdi>{t('signIn.authority', { authority })}</bdi>
        </p>
        <button type="button" className="button primary" autoFocus onClick={() => void session.signIn()}>
          {t(error ? 'signIn.again' : 'signIn.submit')}
        </button>
        {pasting ? (
          <TokenForm submit={(token) => session.bringToken(token)} />
        ) : (
          <button type="button" className="link" onClick={() => setPasting(true)}>
            {t('signIn.paste')}
          </button>
        )}
      </section>
    </main>
  );
}
