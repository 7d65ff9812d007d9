import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../language/language.js';

const CommandBar = lazy(() => import('./command-bar.js'));

/** Opens the command bar, by button or by Ctrl+K (⌘K) from wherever one is; gives the keyboard back afterwards. */
export function CommandKey(): ReactNode {
  const t = useWords();
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpened((now) => !now);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <Button variant="default" size="compact-md" aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K" onClick={() => setOpened(true)}>
        {t.command.open} <kbd className="key">Ctrl K</kbd>
      </Button>
      {opened && (
        <Suspense fallback={null}>
          <CommandBar close={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
