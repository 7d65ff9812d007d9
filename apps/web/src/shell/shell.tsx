import './shell.css';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useProposalDesk } from '../approval/use-desk.js';
import { CommandKey } from '../command/command-key.js';
import { useWords } from '../language/language.js';
import { KeptPanel } from '../offline/kept-panel.js';
import { useKeptActs } from '../offline/use-kept-acts.js';
import { administers, audits, sessionQuery, SignedIn, type Session } from '../session/session.js';
import { SignOut } from '../session/sign-out.js';
import { SignInPage } from '../session/sign-in.page.js';
import { Failure } from './failure.js';
import { useKeyboardKept } from './keyboard-kept.js';
import { Loading } from './loading.js';
import { Looks } from './looks.js';
import { MomentButton, MomentPanel } from './moment-control.js';
import { useLiveEvents } from './live-events.js';
import { useOpener } from './use-opener.js';

/** The frame of every page. Nobody signed in: the sign-in stands in its place, at the same address. */
export function Shell(): ReactNode {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  if (error !== null) return <div className="shell main"><Failure error={error} reset={() => void refetch()} /></div>;
  if (session === undefined) return <div className="shell main"><Loading /></div>;
  return session === null ? <SignInPage /> : <SignedIn value={session}><SignedInShell session={session} /></SignedIn>;
}

const PAGES = [['/hop-viec', 'inbox'], ['/tong-hop', 'board'], ['/van-ban', 'directives'], ['/thong-bao', 'notices']] as const;

function SignedInShell({ session }: { readonly session: Session }): ReactNode {
  const t = useWords();
  const main = useRef<HTMLElement>(null);
  const moment = useOpener();
  const { luc } = useSearch({ strict: false });
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const kept = useKeptActs(session.actorId);
  const desk = useProposalDesk();
  const connected = useLiveEvents(luc === undefined);
  useFocusOn(main, path);
  useKeyboardKept();
  return (
    <>
      <a className="skip" href="#main" onClick={() => main.current?.focus()}>
        {t.app.skip}
      </a>
      {session.sample && <p className="sample-band">{t.app.sample}</p>}
      <header className="top">
        <div className="top-in">
          <Link to="/" className="brand">
            {t.app.name}
          </Link>
          <nav aria-label={t.app.menu}>
            <ul className="pages">
              {PAGES.map(([to, name]) => (
                <li key={to}>
                  <Link to={to}>
                    {t.pages[name]}
                  </Link>
                </li>
              ))}
              {desk !== undefined && (desk.byApproval || desk.waiting > 0) && (
                <li>
                  <Link to="/du-thao" title={t.approval.waitingOf(desk.waiting)}>
                    {desk.waiting > 0 ? `${t.approval.short} (${desk.waiting})` : t.approval.short}
                  </Link>
                </li>
              )}
              {administers(session) && (
                <li>
                  <Link to="/quan-tri/don-vi" aria-current={path.startsWith('/quan-tri/') ? 'page' : undefined}>{t.admin.title}</Link>
                </li>
              )}
              {audits(session) && (
                <li>
                  <Link to="/nhat-ky-truy-cap" title={t.accessLog.title}>{t.accessLog.short}</Link>
                </li>
              )}
            </ul>
          </nav>
          <div className="who">
            <Link to="/tai-khoan" className="who-name" title={`${session.displayName} – ${t.secondFactor.account}`}>
              {session.displayName}
            </Link>
            <Link to="/huong-dan" className="help">
              {t.guide.page}
            </Link>
            <CommandKey />
            <MomentButton button={moment.button} />
            <Looks />
            <SignOut actor={session.actorId} unsent={kept.waiting.length} />
          </div>
        </div>
      </header>
      <div className="shell">
        <div aria-live="polite">{!connected && <p className="band lost">{t.live.lost}</p>}</div>
        <KeptPanel queue={kept} />
        <MomentPanel opened={moment.opened} close={moment.close} />
        <main id="main" className="main" tabIndex={-1} ref={main}>
          <Outlet />
        </main>
        <footer className="foot">
          <a href="/bang">{t.app.noScriptBoard}</a>
          <a href="/api/docs">{t.app.apiBrowser}</a>
        </footer>
      </div>
    </>
  );
}

/** After going to another page, the keyboard goes on from its beginning; not on the first one, where the skip link comes first. */
function useFocusOn(main: React.RefObject<HTMLElement | null>, path: string): void {
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    main.current?.focus();
  }, [main, path]);
}
