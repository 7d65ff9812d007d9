import { describe, expect, it } from '@jest/globals';
import { foldable, keyIn, overdueBelow, treeOf, visibleNodes, type TreeNode } from './tree-nodes.js';

type Root = Parameters<typeof treeOf>[0][number];

const duty = (id: string, taskCode: string, box: 'overdue' | 'in-time', children: Root[] = [], status: Root['duty']['status'] = 'assigned'): Root => ({
  duty: { assignmentId: id, taskCode, summary: `việc ${taskCode}`, status, standing: { kind: 'box', box, awaitingConfirmation: false, dueSoon: false, daysOverdue: 1, extended: false, extensionPending: false } } as Root['duty'],
  depth: 0, partsCompletion: { by: 'all' }, parts: { k: 0, n: children.length }, children,
}); // prettier-ignore

const tree = treeOf([duty('a', 'IV.1', 'in-time', [duty('a1', 'IV.1', 'overdue'), duty('a2', 'IV.1', 'in-time')]), duty('b', 'IV.1', 'in-time', [], 'closed'), duty('c', 'IV.2', 'overdue')]);
const shown = (unfolded: readonly string[]): readonly string[] => visibleNodes(tree, new Set(unfolded)).map(({ node, level, place, siblings }) => `${node.id} ${level} ${place}/${siblings}`);
const press = (key: string, at: number, unfolded: readonly string[]): ReturnType<typeof keyIn> => keyIn(key, visibleNodes(tree, new Set(unfolded)), at, new Set(unfolded));

describe('the tree of a directive', () => {
  it('has duties under their tasks, parts under their duties, and counts what is done', () => {
    expect(tree.map(({ id, done, children }: TreeNode) => [id, done, children.map((child) => child.id)])).toEqual([['task IV.1', { k: 1, n: 2 }, ['a', 'b']], ['task IV.2', { k: 0, n: 1 }, ['c']]]);
    expect([foldable(tree), tree.map(overdueBelow)]).toEqual([['task IV.1', 'a', 'task IV.2'], [1, 1]]);
  });

  it('shows what is unfolded, with the place of each line', () => {
    expect(shown([])).toEqual(['task IV.1 1 1/2', 'task IV.2 1 2/2']);
    expect(shown(['task IV.1', 'a'])).toEqual(['task IV.1 1 1/2', 'a 2 1/2', 'a1 3 1/2', 'a2 3 2/2', 'b 2 2/2', 'task IV.2 1 2/2']);
  });

  it.each([
    ['ArrowDown', 0, [], { goTo: 1 }],
    ['ArrowDown', 1, [], { goTo: 1 }],
    ['ArrowUp', 0, [], { goTo: 0 }],
    ['End', 0, ['task IV.1'], { goTo: 3 }],
    ['Home', 3, ['task IV.1'], { goTo: 0 }],
    ['ArrowRight', 0, [], { toggle: 'task IV.1' }],
    ['ArrowRight', 0, ['task IV.1'], { goTo: 1 }],
    ['ArrowRight', 2, ['task IV.1'], {}],
    ['ArrowLeft', 0, ['task IV.1'], { toggle: 'task IV.1' }],
    ['ArrowLeft', 2, ['task IV.1'], { goTo: 0 }],
    ['ArrowLeft', 0, [], {}],
    ['x', 0, [], null],
  ])('%s on line %i with %j unfolded', (key, at, unfolded, what) => {
    expect(press(key, at, unfolded)).toEqual(what);
  });
});
