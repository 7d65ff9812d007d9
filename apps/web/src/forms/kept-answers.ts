import { useState } from 'react';
import { keepDraft, readDraft } from '../drafts/kept-drafts.js';
import { useSession } from '../session/session.js';
import type { Answers } from './answers.js';

/** What is typed into a form, kept in the browser under its name if it has one: again there when the form is opened anew. Giving null forgets it and begins afresh. */
export function useKeptAnswers(name: string | undefined, initial: Answers): readonly [typed: Answers, set: (next: Answers | null) => void, restored: boolean] {
  const session = useSession();
  const [kept] = useState(() => (name === undefined ? null : answersIn(readDraft(session.actorId, name))));
  const [typed, setTyped] = useState<Answers>(kept ?? initial);
  const set = (next: Answers | null): void => {
    setTyped(next ?? initial);
    if (name !== undefined) keepDraft(session.actorId, name, next);
  };
  return [typed, set, kept !== null];
}

/** A record of texts, or nothing. */
function answersIn(kept: unknown): Answers | null {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return null;
  const texts = Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return texts.length === 0 ? null : Object.fromEntries(texts);
}
