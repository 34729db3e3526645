import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { session } from '../api/session.js';
import { ErrorNote } from './error-note.js';
import { SignIn } from './sign-in.js';

/** Shows the product to those who have a token, the way to one to the others. */
export function SignInGate({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const config = useQuery({ queryKey: ['config'], queryFn: () => session.config(), staleTime: Infinity });
  const state = useSyncExternalStore(session.subscribe, session.state);
  if (config.isError) {
    return (
      <main id="main">
        <ErrorNote
          heading={t('error.unreachable')}
          error={config.error}
          retry={() => void config.refetch()}
        />
      </main>
    );
  }
  if (!config.data) return <main id="main" aria-busy />;
  if (config.data.auth === 'dev' || state === 'signed-in') return children;
  return (
    <SignIn
      authority={config.data.authority}
      refused={state === 'refused'}
      signIn={(token) => {
        queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'config' });
        session.signIn(token);
      }}
    />
  );
}
