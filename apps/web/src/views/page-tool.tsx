import type { ReactNode } from 'react';
import { useOpener } from '../shell/use-opener.js';

interface PageToolProps {
  readonly name: string;
  /** Of its button. */
  readonly open: string;
  /** Stands before the button, as items of the same list. */
  readonly before?: ReactNode;
  readonly panel: (close: () => void) => ReactNode;
}

/** What is done with how a page shows things: a button, and the panel that it opens below. */
export function PageTool({ name, open, before, panel }: PageToolProps): ReactNode {
  const { opened, button, close } = useOpener();
  return (
    <section aria-label={name} className="views">
      <ul className="chips">
        {before}
        <li>
          <button {...button}>{open}</button>
        </li>
      </ul>
      {opened && panel(close)}
    </section>
  );
}
