import '@fontsource-variable/public-sans/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './madrone.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Refusal } from './client.ts';
import { router } from './shell/routes.tsx';
import { SittingProvider } from './shell/session-context.tsx';
import { theme, variables } from './theme.ts';
import { WordsProvider } from './words/words-provider.tsx';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // Nothing of a member is kept longer than it is looked at.
      gcTime: 60_000,
      retry: (count, error) => count < 2 && !(error instanceof Refusal && error.status > 0 && error.status < 500),
    },
  },
});

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no place for the portal');
createRoot(place).render(
  <StrictMode>
    <WordsProvider>
      <MantineProvider theme={theme} cssVariablesResolver={variables} forceColorScheme="light">
        <QueryClientProvider client={client}>
          <Notifications position="bottom-right" />
          <SittingProvider>
            <RouterProvider router={router} />
          </SittingProvider>
        </QueryClientProvider>
      </MantineProvider>
    </WordsProvider>
  </StrictMode>,
);
