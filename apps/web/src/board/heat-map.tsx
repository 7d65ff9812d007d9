import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { memo, useMemo, type MouseEvent, type ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useWords } from '../language/language.js';
import type { Dictionary } from '../language/vi.js';
import { Failure } from '../shell/failure.js';
import { useNearness, usePrinting } from '../shell/nearness.js';
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

/** Rows whose cells are drawn and taken away together. */
const ROWS = 10;

interface Month {
  readonly month: string;
  readonly written: string;
}

/** Drawn anew only when its numbers changed. */
const HeatTable = memo(function HeatTable({ data }: { readonly data: Schemas['HeatMapAnswer'] }): ReactNode {
  const t = useWords();
  const printing = usePrinting();
  const months = useMemo(() => data.months.map((month) => ({ month, written: writtenMonth(month) })), [data]);
  return (
    <table className="heat">
      <colgroup>
        <col className="heat-body" />
        {months.map(({ month }) => (
          <col key={month} className="heat-month" />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t.columns.lead}</th>
          {months.map(({ month, written }) => (
            <th key={month} scope="col">
              {written}
            </th>
          ))}
        </tr>
      </thead>
      {Array.from({ length: Math.ceil(data.bodies.length / ROWS) }, (_, place) => (
        <HeatRows key={place} bodies={data.bodies.slice(place * ROWS, (place + 1) * ROWS)} months={months} first={place === 0} all={printing} />
      ))}
    </table>
  );
});

interface HeatRowsProps {
  readonly bodies: Schemas['HeatMapAnswer']['bodies'];
  readonly months: readonly Month[];
  readonly first: boolean;
  readonly all: boolean;
}

/** Thousands of cells: drawn near what is seen, in columns of one width, without a component for each. The first ones are always there, so that the keyboard finds its way in. Every body has its row, to be found and to keep the height. */
function HeatRows({ bodies, months, first, all }: HeatRowsProps): ReactNode {
  const t = useWords();
  const { ref, near } = useNearness<HTMLTableSectionElement>(first);
  return (
    <tbody ref={ref}>
      {bodies.map(({ body, bodyName, cells }) => (
        <tr key={body}>
          <th scope="row">{bodyName}</th>
          {first || near || all ? heatCells(body, bodyName, cells, months, t) : <td colSpan={months.length} />}
        </tr>
      ))}
    </tbody>
  );
}

function heatCells(body: string, bodyName: string, cells: readonly Schemas['HeatMapCell'][], months: readonly Month[], t: Dictionary): ReactNode {
  const boxesIn = new Map(cells.map(({ month, boxes }) => [month, boxes]));
  return months.map(({ month, written }) => {
    const boxes = boxesIn.get(month);
    return <td key={month}>{boxes !== undefined && heatCell(body, month, boxes, `${bodyName}, ${written}`, t)}</td>;
  });
}

/** The order in which a cell is worth looking at. */
const FIRST: readonly Box[] = ['overdue', 'in-time', 'done-late', 'done-on-time'];

function heatCell(body: string, month: string, boxes: Schemas['HeatMapCell']['boxes'], place: string, t: Dictionary): ReactNode {
  const told = BOXES.filter((one) => boxes[one] > 0);
  const figures = `${boxes.overdue}/${told.reduce((sum, one) => sum + boxes[one], 0)}`;
  const tone = boxes.overdue > 0 ? 'bad' : boxes['in-time'] > 0 ? 'open' : 'done';
  return (
    <button type="button" className={`cell ${tone}`} data-body={body} data-month={month} data-box={FIRST.find((one) => boxes[one] > 0) ?? 'overdue'} aria-label={`${place}: ${figures} – ${told.map((one) => `${t.boxes[one]} ${boxes[one]}`).join(', ')}`}>
      {figures}
    </button>
  );
}
