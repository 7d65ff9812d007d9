import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

/** Events come in bursts: what is on the screen is asked anew at most so often. */
const PAUSE_MS = 300;
/** A reconnection this quick is nobody's concern. */
const PATIENCE_MS = 3_000;

/**
 * Asks everything on the screen anew when something happened, and tells whether the line stands. The browser reconnects by
 * itself and goes on after the last event it had. `wanted` false (a page of the past): nothing can happen, no line is held.
 */
export function useLiveEvents(wanted: boolean): boolean {
  const client = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    if (!wanted) {
      setConnected(true);
      return undefined;
    }
    const source = new EventSource('/api/events');
    let asking: number | undefined;
    let losing: number | undefined;
    let wasLost = false;
    const ask = (): void => {
      asking = undefined;
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    };
    const soon = (): void => {
      asking ??= window.setTimeout(ask, PAUSE_MS);
    };
    source.addEventListener('recorded', soon);
    source.addEventListener('open', () => {
      window.clearTimeout(losing);
      losing = undefined;
      setConnected(true);
      if (wasLost) soon();
      wasLost = false;
    });
    source.addEventListener('error', () => {
      wasLost = true;
      losing ??= window.setTimeout(() => setConnected(false), PATIENCE_MS);
    });
    return () => {
      source.close();
      window.clearTimeout(asking);
      window.clearTimeout(losing);
    };
  }, [client, wanted]);
  return connected;
}
