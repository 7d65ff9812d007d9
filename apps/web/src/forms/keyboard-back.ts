import { useEffect, useState } from 'react';

/** When a form that had the keyboard is gone, the keyboard goes back to what opened it; where that is gone too, to the beginning of the page. Whoever else took it meanwhile keeps it. */
export function useKeyboardBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (document.activeElement !== document.body) return;
      if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) opener.focus();
      else document.getElementById('main')?.focus({ preventScroll: true });
    },
    [opener],
  );
}
