import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { DueDay } from '../duty/due-day.js';
import { useWords } from '../language/language.js';
import { keyIn, overdueBelow, visibleNodes, type TreeNode } from './tree-nodes.js';

interface CascadeTreeProps {
  readonly nodes: readonly TreeNode[];
  readonly unfolded: ReadonlySet<string>;
  readonly setUnfolded: (unfolded: ReadonlySet<string>) => void;
  readonly now: number;
}

/** The tree view of WAI-ARIA: one line takes part in Tab, arrows go up, down, in and out, Enter opens the duty or folds the task. */
export function CascadeTree({ nodes, unfolded, setUnfolded, now }: CascadeTreeProps): ReactNode {
  const t = useWords();
  const navigate = useNavigate();
  const tree = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const visible = visibleNodes(nodes, unfolded);
  const at = Math.max(0, visible.findIndex(({ node }) => node.id === active));
  const toggle = (id: string): void => {
    const next = new Set(unfolded);
    if (!next.delete(id)) next.add(id);
    setUnfolded(next);
  };
  const goTo = (place: number): void => {
    setActive(visible[place]?.node.id ?? null);
    tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[place]?.focus();
  };
  const open = ({ id, kind, children }: TreeNode): void => {
    if (kind === 'duty') void navigate({ to: '/viec/$id', params: { id } });
    else if (children.length > 0) toggle(id);
  };
  const press = (event: KeyboardEvent): void => {
    const here = visible[at];
    if (event.ctrlKey || event.metaKey || event.altKey || here === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(here.node);
      return;
    }
    const what = keyIn(event.key, visible, at, unfolded);
    if (what === null) return;
    event.preventDefault();
    if (what.toggle !== undefined) toggle(what.toggle);
    if (what.goTo !== undefined) goTo(what.goTo);
  };
  return (
    <ul role="tree" aria-labelledby="cascade" className="tree" ref={tree} onKeyDown={press}>
      {visible.map(({ node, level, place, siblings }, line) => (
        <li
          key={node.id}
          role="treeitem"
          aria-level={level}
          aria-posinset={place}
          aria-setsize={siblings}
          aria-expanded={node.children.length === 0 ? undefined : unfolded.has(node.id)}
          aria-selected={line === at}
          tabIndex={line === at ? 0 : -1}
          className={`tree-line level-${Math.min(level, 6)}`}
          onFocus={() => setActive(node.id)}
          onClick={() => (setActive(node.id), node.children.length > 0 && node.kind === 'task' ? toggle(node.id) : open(node))}
        >
          <span className="fold" aria-hidden onClick={(event) => (event.stopPropagation(), node.children.length > 0 && toggle(node.id))}>
            {node.children.length === 0 ? '·' : unfolded.has(node.id) ? '▾' : '▸'}
          </span>
          <NodeLine node={node} now={now} overdue={t.cascade.overdueBelow(overdueBelow(node))} hasOverdue={overdueBelow(node) > 0} />
        </li>
      ))}
    </ul>
  );
}

interface NodeLineProps {
  readonly node: TreeNode;
  readonly now: number;
  readonly overdue: string;
  readonly hasOverdue: boolean;
}

function NodeLine({ node: { task, duty, done }, now, overdue, hasOverdue }: NodeLineProps): ReactNode {
  const t = useWords();
  return (
    <div className="tree-words">
      {task !== null && (
        <strong>
          {task.code}: {task.summary}
        </strong>
      )}
      {duty !== null && (
        <>
          <span className="tree-body">{duty.bodyName}</span> <span className="quiet">({t.statuses[duty.status]})</span>
          <DueDay duty={duty} now={now} />
        </>
      )}
      <span className="quiet">{done.n > 0 && (task === null ? t.tree.parts(done.k, done.n) : t.cascade.done(done.k, done.n))}</span>
      {hasOverdue && <span className="late"> {overdue}</span>}
    </div>
  );
}
