/** How far beyond what is seen something is drawn already, so that the keyboard and a turn of the wheel find it there. */
const MARGIN = '400px 0px';

type Told = (near: boolean, height: number) => void;

const told = new WeakMap<Element, Told>();
let observer: IntersectionObserver | null = null;

/** Tells when an element comes near what is seen and when it goes away, with its height then; one observer for all. Answers how to end that. */
export function watchNearness(element: Element, tell: Told): () => void {
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
