import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { oversees, useSession } from '../session/session.js';

/** Leads on to the page that the signed-in person begins with, also right after signing in here. */
export function HomePage(): ReactNode {
  return <Navigate to={oversees(useSession()) ? '/tong-hop' : '/hop-viec'} search={({ luc }) => ({ luc })} replace />;
}
