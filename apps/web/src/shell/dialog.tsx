import './dialog.css';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../language/language.js';

interface DialogProps {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** What has to be dealt with before the page goes on: the browser's own dialog, which keeps the keyboard inside, closes on Escape and gives the keyboard back. It begins at the element with `data-first`. */
export function Dialog({ title, close, children }: DialogProps): ReactNode {
  const t = useWords();
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // A layout effect ends before the dialog is taken off the page: the browser gives the keyboard back only for one that is closed on it.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={heading} onCancel={close} onClick={({ target, currentTarget }) => target === currentTarget && close()}>
      <div className="dialog-in">
        <div className="row dialog-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="close" onClick={close} aria-label={t.acts.cancel}>
            ×
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
