import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { oversees, sessionQuery } from '../session/session.js';

/** Leads on to the page that the signed-in person begins with, also right after signing in here; nowhere while somebody signs out here. */
export function HomePage(): ReactNode {
  const { data: session } = useQuery(sessionQuery);
  return session ? <Navigate to={oversees(session) ? '/tong-hop' : '/hop-viec'} search={({ luc }) => ({ luc })} replace /> : null;
}
