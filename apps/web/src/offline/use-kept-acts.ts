import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { ApiProblemError, UnreachableError } from '../api/client.js';
import { sendAct } from '../duty/send-act.js';
import { keptActs, type KeptAct } from './kept-acts.js';

/** How often it is tried while something waits. */
const TRY_MS = 5_000;
/** No answer, or one that asks for patience or for signing in: what waits goes on waiting. */
const isForLater = (error: unknown): boolean => error instanceof UnreachableError || (error instanceof ApiProblemError && ([401, 429].includes(error.problem.status) || error.problem.status >= 500));

export interface KeptQueue {
  readonly waiting: readonly KeptAct[];
  /** Why those that the program refused were refused, by key; they are not tried again by themselves. */
  readonly refusals: ReadonlyMap<string, unknown>;
  /** The last that was sent from here. */
  readonly sent: KeptAct | null;
  readonly trying: boolean;
  readonly tryNow: () => void;
  /** As it is now, whatever happened to the duty in between. */
  readonly sendAnyway: (act: KeptAct) => void;
  readonly discard: (key: string) => void;
  readonly dismissSent: () => void;
}

/** Sends what waits, one after the other, as soon as the line is back; each once, by its key. */
export function useKeptActs(actor: string): KeptQueue {
  const client = useQueryClient();
  const all = useSyncExternalStore(keptActs.subscribe, () => keptActs.all());
  const waiting = useMemo(() => all.filter((act) => act.actor === actor), [all, actor]);
  const [refusals, setRefusals] = useState<ReadonlyMap<string, unknown>>(new Map());
  const [sent, setSent] = useState<KeptAct | null>(null);
  const [trying, setTrying] = useState(false);
  const running = useRef(false);
  const refused = useRef(refusals);
  refused.current = refusals;

  const send = useCallback(
    async (act: KeptAct): Promise<boolean> => {
      const { key, assignmentId, actingFor, etag, files, values } = act;
      try {
        await sendAct(act.act, values, { id: assignmentId, actingFor, etag, key, files });
      } catch (error) {
        if (isForLater(error)) return false;
        setRefusals((before) => new Map([...before, [key, error]]));
        return true;
      }
      keptActs.remove(key);
      setSent(act);
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      return true;
    },
    [client],
  );

  const run = useCallback(async (): Promise<void> => {
    const next = (): KeptAct | undefined => keptActs.all().find((act) => act.actor === actor && !refused.current.has(act.key));
    if (running.current || next() === undefined) return;
    running.current = true;
    setTrying(true);
    try {
      for (const act of keptActs.all()) if (act.actor === actor && !refused.current.has(act.key) && !(await send(act))) break;
    } finally {
      running.current = false;
      setTrying(false);
    }
  }, [actor, send]);

  const anyWaits = waiting.some(({ key }) => !refusals.has(key));
  useEffect(() => {
    keptActs.keepDraftsOf(actor);
    const tryNow = (): void => void run();
    tryNow();
    window.addEventListener('online', tryNow);
    return () => window.removeEventListener('online', tryNow);
  }, [actor, run]);
  useEffect(() => {
    if (!anyWaits) return undefined;
    const timer = window.setInterval(() => void run(), TRY_MS);
    return () => window.clearInterval(timer);
  }, [anyWaits, run]);

  const forgive = (key: string): void => setRefusals((before) => new Map([...before].filter(([other]) => other !== key)));
  return {
    waiting,
    refusals,
    sent,
    trying,
    tryNow: () => void run(),
    sendAnyway: (act) => {
      keptActs.keep({ ...act, etag: null });
      forgive(act.key);
      void send({ ...act, etag: null });
    },
    discard: (key) => {
      keptActs.remove(key);
      forgive(key);
    },
    dismissSent: () => setSent(null),
  };
}
