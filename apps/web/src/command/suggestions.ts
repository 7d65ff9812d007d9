import type { NavigateOptions } from '@tanstack/react-router';
import { filterWords, type ApiFilter, type InboxSearch } from '../inbox/inbox-search.js';
import type { Dictionary } from '../language/vi.js';
import type { Page } from '../shell/pages.js';
import { addressOf, type SavedView } from '../views/view-address.js';
import { isMeant, plain } from './plain.js';
import { readCommand, SHORT_WORDS, type Command } from './read-command.js';

const MOST = 12;

/** Somewhere to go. */
export interface Suggestion {
  readonly kind: keyof Dictionary['command']['kinds'];
  readonly name: string;
  readonly to: NavigateOptions;
}

/** What may be meant. */
export interface Known {
  readonly pages: readonly Page[];
  readonly views: readonly SavedView[];
  readonly bodies: readonly { readonly bodyId: string; readonly name: string }[];
  readonly directives: readonly { readonly directiveId: string; readonly symbol: string; readonly title: string }[];
  /** Bodies whose inbox one may see, the own one too. */
  readonly inboxes: readonly string[];
  /** Whether the lists of the board are of use. */
  readonly oversees: boolean;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** Where this line may lead, what it says most plainly first. */
export function suggestions(line: string, known: Known, t: Dictionary): readonly Suggestion[] {
  const command = readCommand(line, known.today);
  const bodies = command.words === '' ? [] : known.bodies.filter(({ name }) => isMeant(plain(name), command.words));
  return [...filtersOf(command, bodies, known, t), ...(saysFilter(command) ? [] : namedBy(command.words, bodies, known, t))].slice(0, MOST);
}

const saysFilter = ({ filter, month, days, onOthers }: Command): boolean => filter !== null || month !== null || days !== null || onOthers;

function filtersOf(command: Command, bodies: Known['bodies'], known: Known, t: Dictionary): readonly Suggestion[] {
  if (!saysFilter(command)) return [];
  const { filter, month, days, onOthers, words } = command;
  const search: InboxSearch = {
    ...(filter !== null && { loc: filter }),
    ...(month !== null && { thang: month }),
    ...(days !== null && { trong: days }),
    ...(onOthers && { cho: 'khac' as const }),
  };
  const name = filterWords(search, t);
  const ofOthers = bodies.filter(({ bodyId }) => known.inboxes.includes(bodyId));
  const board = known.oversees && (filter === 'overdue' || (filter === null && month !== null && days === null && !onOthers));
  const behind = { o: filter === 'overdue' ? ('overdue' as const) : ('in-time' as const), ...(month !== null && { thang: month }) };
  const behindName = [t.boxes[behind.o], ...(month === null ? [] : [t.command.inMonth(`${month.slice(5)}/${month.slice(0, 4)}`).toLowerCase()])].join(', ');
  return [
    ...(words === '' ? [{ kind: 'filter' as const, name, to: { to: '/hop-viec' as const, search } }] : []),
    ...ofOthers.map(({ bodyId, name: body }) => ({ kind: 'filter' as const, name: `${name} – ${body}`, to: { to: '/hop-viec' as const, search: { ...search, dv: bodyId } } })),
    ...(board && words === '' ? [{ kind: 'board' as const, name: behindName, to: { to: '/tong-hop/danh-sach' as const, search: behind } }] : []),
    ...(board ? bodies.map(({ bodyId, name: body }) => ({ kind: 'board' as const, name: `${behindName} – ${body}`, to: { to: '/tong-hop/danh-sach' as const, search: { ...behind, dv: bodyId } } })) : []),
  ];
}

function namedBy(words: string, bodies: Known['bodies'], known: Known, t: Dictionary): readonly Suggestion[] {
  const filters = words === '' ? [] : [...new Set<ApiFilter>(Object.values(SHORT_WORDS))].filter((filter) => isMeant(plain(t.inbox[filter]), words));
  return [
    ...known.pages.filter(({ name }) => isMeant(plain(name), words)).map(({ to, name }) => ({ kind: 'page' as const, name, to: { to } })),
    ...known.views.filter(({ name }) => isMeant(plain(name), words)).map((view) => ({ kind: 'view' as const, name: view.name, to: addressOf(view) })),
    ...filters.map((loc) => ({ kind: 'filter' as const, name: t.inbox[loc], to: { to: '/hop-viec' as const, search: { loc } } })),
    ...known.directives
      .filter(({ symbol, title }) => isMeant(plain(symbol), words) || (words !== '' && isMeant(plain(title), words)))
      .map(({ directiveId, symbol, title }) => ({ kind: 'directive' as const, name: `${symbol}: ${title}`, to: { to: '/van-ban/$id' as const, params: { id: directiveId } } })),
    ...bodies.map(({ bodyId, name }) => ({
      kind: 'body' as const,
      name,
      to: known.inboxes.includes(bodyId) ? { to: '/hop-viec' as const, search: { dv: bodyId } } : { to: '/tong-hop' as const, search: { dv: bodyId } },
    })),
  ];
}
