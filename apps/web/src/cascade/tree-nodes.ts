import type { DutyRow, Schemas } from '../api/client.js';

/** A line of the tree: a task of the directive, or one body's duty under it. */
export interface TreeNode {
  readonly id: string;
  readonly kind: 'task' | 'duty';
  /** Code and summary of a task; null for a duty. */
  readonly task: { readonly code: string; readonly summary: string } | null;
  readonly duty: DutyRow | null;
  /** Accepted of all below: duties of a task, parts of a duty. */
  readonly done: Schemas['Ratio'];
  readonly children: readonly TreeNode[];
}

/** A line that is shown, with its place among its siblings. */
export interface VisibleNode {
  readonly node: TreeNode;
  readonly level: number;
  readonly place: number;
  readonly siblings: number;
  readonly parent: string | null;
}

/** The duties of a directive under their tasks, in the order in which the directive has them. */
export function treeOf(roots: readonly Schemas['CascadeNode'][]): readonly TreeNode[] {
  const tasks = new Map<string, Schemas['CascadeNode'][]>();
  for (const root of roots) tasks.set(root.duty.taskCode, [...(tasks.get(root.duty.taskCode) ?? []), root]);
  return [...tasks].map(([code, duties]) => ({
    id: `task ${code}`,
    kind: 'task' as const,
    task: { code, summary: duties[0]?.duty.summary ?? '' },
    duty: null,
    done: { k: duties.filter(({ duty }) => duty.status === 'accepted' || duty.status === 'closed').length, n: duties.length },
    children: duties.map(dutyNode),
  }));
}

const dutyNode = ({ duty, parts, children }: Schemas['CascadeNode']): TreeNode => ({ id: duty.assignmentId, kind: 'duty', task: null, duty, done: parts, children: children.map(dutyNode) });

/** The lines that are shown when these are unfolded, from top to bottom. */
export function visibleNodes(nodes: readonly TreeNode[], unfolded: ReadonlySet<string>, level = 1, parent: string | null = null): readonly VisibleNode[] {
  return nodes.flatMap((node, place) => [
    { node, level, place: place + 1, siblings: nodes.length, parent },
    ...(unfolded.has(node.id) ? visibleNodes(node.children, unfolded, level + 1, node.id) : []),
  ]);
}

/** Every line that has something below. */
export const foldable = (nodes: readonly TreeNode[]): readonly string[] => nodes.flatMap(({ id, children }) => (children.length === 0 ? [] : [id, ...foldable(children)]));

/** How many duties below are overdue, so that a folded line keeps nothing back. */
export const overdueBelow = ({ children }: TreeNode): number => children.reduce((sum, child) => sum + overdueBelow(child) + (child.duty?.standing.kind === 'box' && child.duty.standing.box === 'overdue' ? 1 : 0), 0);

/** What a key does in a tree (WAI-ARIA, tree view): the line to go to, or the one to fold or unfold; null = the key is nobody's. */
export function keyIn(key: string, visible: readonly VisibleNode[], at: number, unfolded: ReadonlySet<string>): { readonly goTo?: number; readonly toggle?: string } | null {
  const here = visible[at];
  if (here === undefined) return null;
  const { id, children } = here.node;
  switch (key) {
    case 'ArrowDown':
      return { goTo: Math.min(at + 1, visible.length - 1) };
    case 'ArrowUp':
      return { goTo: Math.max(at - 1, 0) };
    case 'Home':
      return { goTo: 0 };
    case 'End':
      return { goTo: visible.length - 1 };
    case 'ArrowRight':
      if (children.length === 0) return {};
      return unfolded.has(id) ? { goTo: at + 1 } : { toggle: id };
    case 'ArrowLeft': {
      if (unfolded.has(id) && children.length > 0) return { toggle: id };
      const above = visible.findIndex(({ node }) => node.id === here.parent);
      return above < 0 ? {} : { goTo: above };
    }
    default:
      return null;
  }
}
