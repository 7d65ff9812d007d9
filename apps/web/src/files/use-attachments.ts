import { useCallback, useEffect, useRef, useState } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { objectionTo, type Attachment, type Progress } from './attachments.js';
import { uploadFile } from './upload-file.js';

const SCAN_PAUSE_MS = 2_000;

export interface Attachments {
  readonly list: readonly Attachment[];
  readonly add: (files: readonly File[]) => void;
  readonly remove: (id: string) => void;
  readonly again: (id: string) => void;
  /** What the act names; null while some file cannot be named. */
  readonly named: readonly Schemas['FileDto'][] | null;
}

/** Uploads one file after the other, as soon as they are chosen; what is removed, or left with the page, is broken off. `present`: what the program has already, of a draft that is revised. */
export function useAttachments(present: readonly Schemas['FileDto'][] = []): Attachments {
  const [list, setList] = useState<readonly Attachment[]>(() => present.map(({ sha256, name }) => ({ id: sha256, file: { name }, progress: { kind: 'ready', sha256 } })));
  const running = useRef(new Map<string, AbortController>());
  const made = useRef(0);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const show = useCallback((id: string, progress: Progress): void => setList((now) => now.map((one) => (one.id === id ? { ...one, progress } : one))), []);

  const start = useCallback(
    (id: string, file: File): void => {
      const stop = new AbortController();
      running.current.set(id, stop);
      queue.current = queue.current.then(() => carry(file, (progress) => show(id, progress), stop.signal));
    },
    [show],
  );

  useEffect(() => {
    const mine = running.current;
    return () => mine.forEach((stop) => stop.abort());
  }, []);

  const add = (files: readonly File[]): void => {
    const added: Attachment[] = [];
    for (const file of files) {
      const objection = objectionTo(file, [...list, ...added]);
      added.push({ id: String((made.current += 1)), file, progress: objection === null ? { kind: 'queued' } : { kind: 'objected', objection } });
    }
    // Files that were added before go on meanwhile: what they have come to since this was drawn must not be undone.
    setList((now) => [...now, ...added]);
    for (const { id, file, progress } of added) if (progress.kind === 'queued' && file instanceof File) start(id, file);
  };

  return {
    list,
    add,
    remove: (id) => {
      running.current.get(id)?.abort();
      setList((now) => now.filter((one) => one.id !== id));
    },
    again: (id) => {
      const one = list.find((each) => each.id === id);
      if (one === undefined || !(one.file instanceof File)) return;
      show(id, { kind: 'queued' });
      start(id, one.file);
    },
    named: namedBy(list),
  };
}

/** Brings one file to where an act may name it; ends, whatever happens. */
async function carry(file: File, show: (progress: Progress) => void, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  show({ kind: 'sending', part: 0 });
  const broken = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)));
  try {
    const taken = await Promise.race([uploadFile(file, (part) => show({ kind: 'sending', part }), signal), broken]);
    if (taken === null) return;
    if (taken.place === 'kept') show({ kind: 'ready', sha256: taken.sha256 });
    else void awaitScan(taken.sha256, show, signal);
  } catch (error) {
    show({ kind: 'failed', error });
  }
}

/** The scanner may take its time; others need not wait for it. */
async function awaitScan(sha256: string, show: (progress: Progress) => void, signal: AbortSignal): Promise<void> {
  show({ kind: 'scanning', sha256 });
  try {
    while (!signal.aborted) {
      await new Promise((resolve) => window.setTimeout(resolve, SCAN_PAUSE_MS));
      const { place } = await answerOf(api.GET('/api/files/{sha256}', { params: { path: { sha256 } } }));
      if (place === 'kept') return show({ kind: 'ready', sha256 });
    }
  } catch (error) {
    show({ kind: 'failed', error });
  }
}

function namedBy(list: readonly Attachment[]): readonly Schemas['FileDto'][] | null {
  const named = list.flatMap(({ file: { name }, progress }) => (progress.kind === 'ready' ? [{ sha256: progress.sha256, name }] : []));
  return named.length === list.length ? named : null;
}
