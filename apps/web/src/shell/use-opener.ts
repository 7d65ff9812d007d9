import { useRef, useState, type RefObject } from 'react';

export interface Opener {
  readonly opened: boolean;
  /** For the button that opens. */
  readonly button: { readonly ref: RefObject<HTMLButtonElement | null>; readonly type: 'button'; readonly 'aria-expanded': boolean; readonly onClick: () => void };
  /** Closes, and gives the keyboard back to the button. */
  readonly close: () => void;
}

/** Something that a button opens and that can close itself. */
export function useOpener(): Opener {
  const [opened, setOpened] = useState(false);
  const ref = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpened(false);
    ref.current?.focus();
  };
  return { opened, button: { ref, type: 'button', 'aria-expanded': opened, onClick: () => setOpened(!opened) }, close };
}
