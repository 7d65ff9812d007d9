import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../language/language.js';
import { useTitle } from '../shell/use-title.js';

const SECTIONS = [
  ['/quan-tri/don-vi', 'bodies'],
  ['/quan-tri/tai-khoan', 'accounts'],
  ['/quan-tri/nhan-su', 'people'],
  ['/quan-tri/quy-tac', 'rules'],
  ['/quan-tri/thu', 'mail'],
] as const;

/** The head of every page of administration, and the way to the others. */
export function AdministrationFrame({ section, children }: { readonly section: (typeof SECTIONS)[number][1]; readonly children: ReactNode }): ReactNode {
  const t = useWords();
  useTitle(t.admin[section]);
  return (
    <>
      <h1>{t.admin[section]}</h1>
      <nav aria-label={t.admin.sections}>
        <ul className="chips">
          {SECTIONS.map(([to, name]) => (
            <li key={to}>
              <Link to={to}>{t.admin[name]}</Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </>
  );
}
