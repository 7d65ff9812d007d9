import { useEffect } from 'react';

/** What takes the place of something that is gone may take the keyboard itself, within so long. */
const GRACE_MS = 60;

/** When what has the keyboard is taken off the page, the keyboard goes to the beginning of the page, unless something else takes it: nobody without a mouse begins again at the top of the browser. */
export function useKeyboardKept(): void {
  useEffect(() => {
    let last: EventTarget | null = null;
    let waiting = 0;
    const came = ({ target }: FocusEvent): void => void (last = target);
    const look = (): void => {
      if (document.activeElement === document.body && last instanceof Node && !last.isConnected) document.getElementById('main')?.focus({ preventScroll: true });
    };
    const changed = new MutationObserver(() => {
      if (document.activeElement !== document.body) return;
      window.clearTimeout(waiting);
      waiting = window.setTimeout(look, GRACE_MS);
    });
    document.addEventListener('focusin', came);
    changed.observe(document.body, { childList: true, subtree: true });
    return () => {
      window.clearTimeout(waiting);
      document.removeEventListener('focusin', came);
      changed.disconnect();
    };
  }, []);
}
