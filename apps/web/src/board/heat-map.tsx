import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { memo, type MouseEvent, type ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useWords } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { useAsOf } from '../shell/moment.js';
import { BOXES, narrowedBy, writtenMonth, type BoardSearch, type Box } from './board-search.js';

/** Body by month of the due day. Each cell says how many are overdue of how many, in figures; colour only helps. */
export function HeatMap({ search }: { readonly search: BoardSearch }): ReactNode {
  const t = useWords();
  const navigate = useNavigate();
  const query = { ...narrowedBy(search), ...useAsOf() };
  const { data, error, refetch } = useQuery({ queryKey: ['heat-map', query], queryFn: () => answerOf(api.GET('/api/boards/heat-map', { params: { query } })) });
  // One listener for all cells: there may be thousands.
  const open = ({ target }: MouseEvent): void => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('button[data-month]') : null;
    if (cell === null) return;
    const { body = '', month = '', box = 'overdue' } = cell.dataset;
    void navigate({ to: '/tong-hop/danh-sach', search: { ...search, dv: body, thang: month, o: box as Box } });
  };
  return (
    <section aria-labelledby="heat">
      <h2 id="heat">{t.board.heatMap}</h2>
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {data?.bodies.length === 0 && <p className="quiet">{t.board.noDated}</p>}
      {data !== undefined && data.bodies.length > 0 && (
        <>
          <p className="quiet">{t.board.heatMapHow}</p>
          <div className="scroll" tabIndex={0} role="region" aria-labelledby="heat" onClick={open}>
            <HeatTable data={data} />
          </div>
        </>
      )}
    </section>
  );
}

/** Drawn anew only when its numbers changed. */
const HeatTable = memo(function HeatTable({ data }: { readonly data: Schemas['HeatMapAnswer'] }): ReactNode {
  const t = useWords();
  return (
    <table className="heat">
      <thead>
        <tr>
          <th scope="col">{t.columns.lead}</th>
          {data.months.map((month) => (
            <th key={month} scope="col">
              {writtenMonth(month)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.bodies.map(({ body, bodyName, cells }) => (
          <tr key={body}>
            <th scope="row">{bodyName}</th>
            {data.months.map((month) => (
              <td key={month}>
                <HeatCell body={body} name={bodyName} month={month} boxes={cells.find((cell) => cell.month === month)?.boxes} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});

interface HeatCellProps {
  readonly body: string;
  readonly name: string;
  readonly month: string;
  readonly boxes: Schemas['HeatMapCell']['boxes'] | undefined;
}

/** The order in which a cell is worth looking at. */
const FIRST: readonly Box[] = ['overdue', 'in-time', 'done-late', 'done-on-time'];

function HeatCell({ body, name, month, boxes }: HeatCellProps): ReactNode {
  const t = useWords();
  if (boxes === undefined) return null;
  const n = BOXES.reduce((sum, box) => sum + boxes[box], 0);
  const box = FIRST.find((one) => boxes[one] > 0) ?? 'overdue';
  const tone = boxes.overdue > 0 ? 'bad' : boxes['in-time'] > 0 ? 'open' : 'done';
  const told = BOXES.filter((one) => boxes[one] > 0).map((one) => `${t.boxes[one]} ${boxes[one]}`).join(', ');
  return (
    <button type="button" className={`cell ${tone}`} data-body={body} data-month={month} data-box={box} aria-label={`${name}, ${writtenMonth(month)}: ${told}`}>
      {boxes.overdue}/{n}
    </button>
  );
}
