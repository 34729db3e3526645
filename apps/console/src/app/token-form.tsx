import { useState } from 'react';
import { useTranslation } from 'react-i18next';

// A header value: anything else would make the browser refuse the request with a riddle.
const TOKEN = /^[\w.~+/-]+=*$/;

/** The way in when there is no other: a token brought by hand. */
export function TokenForm({ submit }: { readonly submit: (token: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [malformed, setMalformed] = useState(false);
  return (
    <form
      className="token-form"
      onSubmit={(event) => {
        event.preventDefault();
        const token = text.trim().replace(/^bearer\s+/i, '');
        setMalformed(!TOKEN.test(token));
        if (TOKEN.test(token)) submit(token);
      }}
    >
      <label htmlFor="token">{t('signIn.token')}</label>
      <input
        id="token"
        className="field"
        type="password"
        autoComplete="off"
        autoFocus
        dir="ltr"
        value={text}
        aria-invalid={malformed}
        aria-describedby="token-hint token-complaint"
        onChange={(event) => setText(event.target.value)}
      />
      <p id="token-hint">{t('signIn.pasteHint')}</p>
      <p id="token-complaint" role="alert" className="complaint">
        {malformed && t('signIn.malformed')}
      </p>
      <button className="button">{t('signIn.useToken')}</button>
    </form>
  );
}
