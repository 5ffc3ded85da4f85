import '@fontsource-variable/inter';
import './styles/tokens.css';
import './styles/app.css';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ApiError } from './api/fetchJson.js';
import { queries } from './api/queries.js';
import { App } from './app/App.js';
import { Boundary } from './app/Boundary.js';
import { SignedIn } from './app/SignedIn.js';

// A run never changes while it is served: what was fetched stays true.
const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that is over is noticed by the first question that is refused.
    onError: (error) => {
      if (!(error instanceof ApiError) || error.problem.status !== 401) return;
      void queryClient.invalidateQueries({ queryKey: queries.session().queryKey });
    },
  }),
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: 1, refetchOnWindowFocus: false },
  },
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <BrowserRouter>
        <Boundary
          what="The page"
          remedy="If it fails again, open it without what stands after “?” in its address."
        >
          <SignedIn>
            <App />
          </SignedIn>
        </Boundary>
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
);
