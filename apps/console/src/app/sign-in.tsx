import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from './use-page-title.js';

interface Props {
  readonly authority: string;
  /** The last token was turned down. */
  readonly refused: boolean;
  readonly signIn: (token: string) => void;
}

// A header value: anything else would make the browser refuse the request with a riddle.
const TOKEN = /^[\w.~+/-]+=*$/;

export function SignIn({ authority, refused, signIn }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [malformed, setMalformed] = useState(false);
  usePageTitle(t('signIn.heading'));
  const complaint = malformed ? t('signIn.malformed') : refused ? t('signIn.refused') : '';
  return (
    <main id="main" className="sign-in">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const token = text.trim().replace(/^bearer\s+/i, '');
          setMalformed(!TOKEN.test(token));
          if (TOKEN.test(token)) signIn(token);
        }}
      >
        <KeyRound aria-hidden />
        <h1>{t('signIn.heading')}</h1>
        <p>{t('signIn.hint')}</p>
        <p className="authority">{t('signIn.authority', { authority })}</p>
        <label htmlFor="token">{t('signIn.token')}</label>
        <input
          id="token"
          className="field"
          type="password"
          autoComplete="off"
          autoFocus
          dir="ltr"
          value={text}
          aria-invalid={complaint !== ''}
          aria-describedby="token-complaint"
          onChange={(event) => setText(event.target.value)}
        />
        <p id="token-complaint" role="alert" className="complaint">
          {complaint}
        </p>
        <button className="button primary">{t('signIn.submit')}</button>
      </form>
    </main>
  );
}
