import { Button, TextInput } from '@mantine/core';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { isMeant, plain } from '../command/plain.js';
import { useWords } from '../language/language.js';
import { LONGEST_QUESTION } from './longest.js';

/** Rows drawn before somebody asks for more of them: each may have half a dozen buttons. */
const DRAWN = 200;
/** So few are seen at once. */
const FEW = 10;

export interface Finder<R> {
  /** The rows to draw. */
  readonly shown: readonly R[];
  /** The line to type in, to stand above the rows; nothing where there are few. */
  readonly line: ReactNode;
  /** To stand below the rows: draws more of them. */
  readonly more: ReactNode;
}

/**
 * Finds rows by what is typed of them, without accents too, and bounds how many are drawn.
 *
 * @param textOf what a row is found by
 * @param name what the rows are called together
 */
export function useFinder<R>(rows: readonly R[], textOf: (row: R) => string, name: string): Finder<R> {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const [drawn, setDrawn] = useState(DRAWN);
  const wanted = useDeferredValue(plain(typed));
  const found = wanted === '' ? rows : rows.filter((row) => isMeant(plain(textOf(row)), wanted));
  return {
    shown: found.slice(0, drawn),
    line: rows.length > FEW && (
      <div className="row finder">
        <TextInput type="search" label={t.finder.find(name)} placeholder={t.finder.placeholder} value={typed} maxLength={LONGEST_QUESTION} autoComplete="off" spellCheck={false} onChange={({ currentTarget }) => (setTyped(currentTarget.value), setDrawn(DRAWN))} />
        <span className="quiet" role="status">
          {t.finder.found(found.length, rows.length)}
        </span>
      </div>
    ),
    more: found.length > drawn && (
      <Button variant="default" mt="md" onClick={() => setDrawn(drawn + DRAWN)}>
        {t.finder.more(found.length - drawn)}
      </Button>
    ),
  };
}
