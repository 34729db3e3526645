import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from 'wouter';
import { ApiError } from '../api/api-error.js';
import { reconnectDelay } from '../api/reconnect-delay.js';
import { RequestPage } from '../request/request-page.js';
import { SearchPage } from '../search/search-page.js';
import { SubscriberPage } from '../subscriber/subscriber-page.js';
import { ErrorBoundary } from './error-boundary.js';
import { HelpDialog } from './help-dialog.js';
import { NotFound } from './not-found.js';
import { SignInGate } from './sign-in-gate.js';
import { TopBar } from './top-bar.js';
import './app.css';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && (!(error instanceof ApiError) || error.passing),
      retryDelay: (failures) => reconnectDelay(failures),
      // The live stream tells when something changed; focus alone is no reason.
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
  },
});

export function App() {
  const { t } = useTranslation();
  return (
    <QueryClientProvider client={queries}>
      <a className="skip-link" href="#main">
        {t('app.skip')}
      </a>
      <TopBar />
      <Switch>
        <Route path="/requests/:token">
          {({ token }) => <RequestPage token={decodeURIComponent(token)} />}
        </Route>
        <Route>
          <SignInGate>
            <ErrorBoundary>
              <Pages />
            </ErrorBoundary>
          </SignInGate>
        </Route>
      </Switch>
      <HelpDialog />
    </QueryClientProvider>
  );
}

/** What is only for those who work here. */
function Pages() {
  return (
    <Switch>
      <Route path="/">
        <SearchPage />
      </Route>
      <Route path="/subscribers/:id">
        {({ id }) => <SubscriberPage key={id} subscriberId={decodeURIComponent(id)} />}
      </Route>
      <Route>
        <NotFound what="page" />
      </Route>
    </Switch>
  );
}
