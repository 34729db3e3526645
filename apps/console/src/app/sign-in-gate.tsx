import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { session } from '../api/session.js';
import { ErrorNote } from './error-note.js';
import { SignIn } from './sign-in.js';

/** Shows the product to those who have a token, the way to one to the others. */
export function SignInGate({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const config = useQuery({ queryKey: ['config'], queryFn: () => session.config(), staleTime: Infinity });
  const { status, error } = useSyncExternalStore(session.subscribe, session.state);
  useEffect(() => {
    if (config.data) void session.start();
  }, [config.data]);
  useEffect(() => {
    // What one agent read is not for the next; and nothing is asked in nobody's name.
    if (status !== 'signed-in')
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'config' });
  }, [queries, status]);
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
  if (status === 'signed-in') return children;
  if (status === 'starting' || config.data?.auth !== 'oidc') {
    return (
      <main id="main" aria-busy>
        {config.data?.auth === 'oidc' && (
          <p className="note" role="status">
            {t('signIn.working')}
          </p>
        )}
      </main>
    );
  }
  return <SignIn authority={config.data.authority} error={error} />;
}
