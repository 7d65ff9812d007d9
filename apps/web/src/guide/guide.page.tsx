import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { useTitle } from '../shell/use-title.js';
import { GUIDES, guideFor } from './guide-search.js';

/** The first day, for each kind of user: the own one unless another is asked for. */
export function GuidePage(): ReactNode {
  const t = useWords();
  const session = useSession();
  const { vai } = useSearch({ from: '/huong-dan' });
  const shown = vai ?? guideFor(session.roles);
  const { title, lead, steps } = t.guide.of[shown];
  useTitle(title);
  return (
    <>
      <h1>{title}</h1>
      <nav aria-label={t.guide.others}>
        <ul className="chips">
          {GUIDES.map((guide) => (
            <li key={guide}>
              <Link to="/huong-dan" search={({ luc }) => ({ luc, vai: guide })} aria-current={guide === shown ? 'page' : undefined} activeOptions={{ exact: true }}>
                {t.guide.of[guide].name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p>{lead}</p>
      <ol className="history">
        {steps.map(({ name, to, text }) => (
          <li key={name}>
            <Link to={to}>{name}</Link>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <h2>{t.guide.keys}</h2>
      <dl className="facts">
        {t.guide.keyList.map(({ key, does }) => (
          <div key={key} className="fact-pair">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <h2>{t.guide.trouble}</h2>
      <ul>
        {t.guide.troubles.map((trouble) => (
          <li key={trouble}>{trouble}</li>
        ))}
      </ul>
    </>
  );
}
