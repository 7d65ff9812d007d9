import { createRootRoute, createRoute, createRouter, redirect, retainSearchParams } from '@tanstack/react-router';
import { queryClient } from './api/query-client.js';
import { DutyPage } from './duty/duty.page.js';
import { InboxPage } from './inbox/inbox.page.js';
import { readInboxSearch } from './inbox/inbox-search.js';
import { Failure } from './shell/failure.js';
import { Loading } from './shell/loading.js';
import { NotFoundPage } from './shell/not-found.page.js';
import { readMomentSearch, type MomentSearch } from './shell/moment.js';
import { Shell } from './shell/shell.js';
import { sessionQuery } from './session/session.js';

/** `luc` in every address: the past moment that the page shows. */
const root = createRootRoute({
  component: Shell,
  validateSearch: readMomentSearch,
  search: { middlewares: [retainSearchParams<MomentSearch>(['luc'])] },
  notFoundComponent: NotFoundPage,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async () => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session !== null) throw redirect({ to: '/hop-viec', search: true });
  },
});

const inbox = createRoute({ getParentRoute: () => root, path: '/hop-viec', component: InboxPage, validateSearch: readInboxSearch });

const duty = createRoute({ getParentRoute: () => root, path: '/viec/$id', component: DutyPage });

/** Which page is at which address; addresses are in Vietnamese, as people send them to each other. */
export const router = createRouter({
  routeTree: root.addChildren([home, inbox, duty]),
  defaultPendingComponent: Loading,
  defaultErrorComponent: Failure,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router;
  }
}
