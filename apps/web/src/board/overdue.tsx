import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { DutyList } from '../duty/duty-list.js';
import { useAsker } from '../approval/use-desk.js';
import { useWords } from '../language/language.js';
import { maySupervise } from '../session/session.js';
import { useAsOf } from '../shell/moment.js';
import { TakeAway } from '../spreadsheet/take-away.js';
import type { BoardSearch } from './board-search.js';
import { readBehind } from './read-behind.js';

interface OverdueProps {
  readonly board: Pick<Schemas['OverdueBoardAnswer'], 'overdue' | 'total' | 'moment'>;
  readonly search: BoardSearch;
}

/** What is overdue, by the party that holds it. */
export function Overdue({ board, search }: OverdueProps): ReactNode {
  const t = useWords();
  const asOf = useAsOf();
  return (
    <section aria-labelledby="overdue">
      <h2 id="overdue">{t.board.overdue}</h2>
      {board.overdue.length === 0 ? (
        <p className="panel">{t.board.noOverdue}</p>
      ) : (
        <>
          <p className="quiet">
            {t.board.listed(board.overdue.length, board.total.boxes.overdue)}{' '}
            <Link to="/tong-hop/danh-sach" search={{ ...search, o: 'overdue' }}>
              {t.board.all}
            </Link>
          </p>
          <DutyList duties={board.overdue} now={board.moment.at} name={t.board.overdue} />
          <TakeAway title={t.board.overdue} read={(cursor) => readBehind({ ...search, o: 'overdue' }, asOf, cursor)} />
          {asOf.asOf === undefined && <UrgeAll search={search} />}
        </>
      )}
    </section>
  );
}

/** One paper for everything overdue that is shown: for those whose office it is to urge. */
function UrgeAll({ search: { dv, vb } }: { readonly search: BoardSearch }): ReactNode {
  const t = useWords();
  if (!maySupervise(useAsker())) return null;
  return (
    <p>
      <Link to="/don-doc" search={{ dv, vb }}>
        {t.urging.allOverdue}
      </Link>
    </p>
  );
}
