import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

/** Events come in bursts: what is on the screen is asked anew at most so often. */
const PAUSE_MS = 300;
/** A reconnection this quick is nobody's concern. */
const PATIENCE_MS = 3_000;

/** The access log notes every look, so whoever may read it hears of the own ones: asking anew for each would never end. */
const isOfLooking = (data: string): boolean => /^(?:access|account)-/u.test((JSON.parse(data) as { readonly stream: string }).stream);

/** What follows the line to the program. */
interface Listener {
  readonly happened: () => void;
  readonly stands: (connected: boolean) => void;
}

/**
 * Keeps a line open until it is told to stop. Browsers reconnect by themselves and go on after the last event they had, but
 * give up when they are answered anything else (a proxy, a program that is just stopping): then a new line is tried.
 */
function keepLine({ happened, stands }: Listener): () => void {
  let source: EventSource;
  let losing: number | undefined;
  let trying: number | undefined;
  let wasLost = false;
  const open = (): void => {
    source = new EventSource('/api/events');
    source.addEventListener('recorded', ({ data }: MessageEvent<string>) => {
      if (!isOfLooking(data)) happened();
    });
    source.addEventListener('open', () => {
      window.clearTimeout(losing);
      losing = undefined;
      stands(true);
      if (wasLost) happened();
      wasLost = false;
    });
    source.addEventListener('error', () => {
      wasLost = true;
      losing ??= window.setTimeout(() => stands(false), PATIENCE_MS);
      if (source.readyState === EventSource.CLOSED) trying = window.setTimeout(open, PATIENCE_MS);
    });
  };
  // The browser knows at once that there is no network at all.
  const lose = (): void => stands(false);
  const regain = (): void => {
    if (source.readyState === EventSource.OPEN) stands(true);
  };
  window.addEventListener('offline', lose);
  window.addEventListener('online', regain);
  open();
  return () => {
    window.removeEventListener('offline', lose);
    window.removeEventListener('online', regain);
    source.close();
    window.clearTimeout(losing);
    window.clearTimeout(trying);
  };
}

/** Asks everything on the screen anew when something happened, and tells whether the line stands. `wanted` false (a page of the past): nothing can happen, no line is held. */
export function useLiveEvents(wanted: boolean): boolean {
  const client = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    setConnected(true);
    if (!wanted) return undefined;
    let asking: number | undefined;
    const ask = (): void => {
      asking = undefined;
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    };
    const close = keepLine({ happened: () => (asking ??= window.setTimeout(ask, PAUSE_MS)), stands: setConnected });
    return () => {
      close();
      window.clearTimeout(asking);
    };
  }, [client, wanted]);
  return connected;
}
