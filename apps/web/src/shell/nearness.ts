import { useEffect, useRef, useState, type RefObject } from 'react';

/** How far beyond what is seen something is drawn already, so that the keyboard and a turn of the wheel find it there. */
const MARGIN = '400px 0px';

type Told = (near: boolean, height: number) => void;

const told = new WeakMap<Element, Told>();
let observer: IntersectionObserver | null = null;

/** What is drawn only near what is seen: whether it is near, and its height when it went away, px; `atOnce`: it is drawn before that is known. */
export function useNearness<E extends Element>(atOnce: boolean): { readonly ref: RefObject<E | null>; readonly near: boolean; readonly height: number | null } {
  const ref = useRef<E>(null);
  const [near, setNear] = useState(atOnce);
  const [height, setHeight] = useState<number | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    let drawn = atOnce;
    return watchNearness(element, (isNear, measured) => {
      // What the keyboard is in stays.
      const next = isNear || element.contains(document.activeElement);
      if (drawn && !next) setHeight(measured);
      drawn = next;
      setNear(next);
    });
  }, [atOnce]);
  return { ref, near, height };
}

/** Tells when an element comes near what is seen and when it goes away, with its height then; one observer for all. Answers how to end that. */
function watchNearness(element: Element, tell: Told): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) told.get(target)?.(isIntersecting, boundingClientRect.height);
    },
    { rootMargin: MARGIN },
  );
  told.set(element, tell);
  observer.observe(element);
  return () => {
    told.delete(element);
    observer?.unobserve(element);
  };
}

/** Whether the page is being printed: on paper everything is drawn. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = (): void => setPrinting(true);
    const end = (): void => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}
