import { useEffect, useRef, type RefObject } from 'react';

const DOWN = new Set(['j', 'ArrowDown']);
const UP = new Set(['k', 'ArrowUp']);

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** j and k, or the arrows inside the list, go from row to row; j reaches the first list from anywhere on the page where nobody types. */
export function useListKeys<E extends HTMLElement>(rows: string): { readonly ref: RefObject<E | null> } {
  const list = useRef<E>(null);
  useEffect(() => {
    const move = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const step = DOWN.has(event.key) ? 1 : UP.has(event.key) ? -1 : 0;
      if (step === 0 || list.current === null) return;
      const inside = list.current.contains(document.activeElement);
      if (!inside && (event.key.startsWith('Arrow') || (document.activeElement?.closest('.duties') ?? null) !== null || document.querySelector('.duties') !== list.current)) return;
      const links = [...list.current.querySelectorAll<HTMLElement>(rows)];
      const place = links.indexOf(document.activeElement as HTMLElement);
      const next = links[place < 0 ? 0 : Math.min(Math.max(place + step, 0), links.length - 1)];
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    };
    document.addEventListener('keydown', move);
    return () => document.removeEventListener('keydown', move);
  }, [rows]);
  return { ref: list };
}
