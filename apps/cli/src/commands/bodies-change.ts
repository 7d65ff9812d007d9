import { ActOnOrganisation } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { NodeIds } from '#libs/adapters/ids-node';
import { bodyId, parseLocalDate, type BodyId, type LocalDate, type OrganisationCommand } from '#libs/domain';
import { dataFolder, readArguments } from '../arguments.js';
import { UsageError } from '../command.js';
import { openLocalEngine } from '../engine/local-engine.js';
import { refuseOnServers, THROUGH_PROGRAM } from '../reading/installation-log.js';
import { localOperator, stored } from '../engine/local-operator.js';
import { print, printJson } from '../output.js';

const OPTIONS = { to: { type: 'string' }, on: { type: 'string' }, 'last-day': { type: 'string' }, basis: { type: 'string' }, keeper: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } } as const;
type Values = ReturnType<typeof readArguments<typeof OPTIONS>>['values'];

export const CHANGE_HELP = `dondoc bodies succeed ID[,ID…] --to ID[,ID…] --on DAY --basis TEXT [--keeper ID] [--data DIR] [--json]
dondoc bodies end ID --last-day DAY --basis TEXT --keeper ID [--data DIR] [--json]
dondoc bodies hand-over ID --keeper ID --basis TEXT [--data DIR] [--json]

Sáp nhập, chia tách, kết thúc cơ quan đã có trong danh bạ; việc còn dở được bàn giao ngay khi đến ngày. --keeper nhận các việc còn dở.
hand-over: nêu nơi nhận cho cơ quan đã kết thúc mà chưa có (xem: dondoc left-behind).
Merges, splits and ends bodies of the register; open duties are handed over when the day has come. --keeper takes them over.
hand-over: names who takes over from a body that ended with nobody named (see: dondoc left-behind).
`;

export const isChangeOfBodies = (verb: string | undefined): boolean => verb === 'succeed' || verb === 'end' || verb === 'hand-over';

/** Carries out `bodies succeed`, `bodies end` and `bodies hand-over`, and what follows from them for the duties. @throws UsageError, FailedError */
export async function changeBodies(args: readonly string[]): Promise<number> {
  const { values, words } = readArguments(args, OPTIONS, 2);
  const [verb, named] = words as readonly [string, string];
  const command = commandOf(verb, named, values);
  const folder = dataFolder(values.data);
  refuseOnServers(folder, THROUGH_PROGRAM);
  const engine = openLocalEngine(folder, new SystemClock(), new NodeIds());
  try {
    const receipt = stored(await engine.send(new ActOnOrganisation(command, localOperator(null, ['administrator']))));
    await engine.settle();
    await (values.json === true ? printJson({ recorded: receipt.recorded, position: receipt.position }) : print('Đã ghi và bàn giao những việc đến ngày / Stored, and handed over what was due\n'));
    return 0;
  } finally {
    await engine.close();
  }
}

function commandOf(verb: string, named: string, values: Values): OrganisationCommand {
  if (verb === 'end') return ending(bodyId(named), values);
  return verb === 'hand-over' ? handingOver(bodyId(named), values) : succession(idsIn(named), values);
}

function handingOver(body: BodyId, values: Values): OrganisationCommand {
  return { type: 'OrderHandOver', bodyId: body, keeper: bodyId(said('--keeper', values.keeper)), allotment: [], basis: said('--basis', values.basis) };
}

function ending(body: BodyId, values: Values): OrganisationCommand {
  return { type: 'EndBody', bodyId: body, lastDay: dayOf('--last-day', values['last-day']), basis: said('--basis', values.basis), keeper: keeperOf(values) };
}

function succession(predecessors: readonly BodyId[], values: Values): OrganisationCommand {
  const successors = idsIn(said('--to', values.to));
  return { type: 'SucceedBodies', predecessors, successors, newBodies: [], on: dayOf('--on', values.on), basis: said('--basis', values.basis), keeper: keeperOf(values), allotment: [] };
}

const keeperOf = ({ keeper }: Values): BodyId | null => (keeper === undefined ? null : bodyId(keeper));
const idsIn = (text: string): readonly BodyId[] => text.split(',').map((id) => bodyId(id.trim()));

function said(option: string, text: string | undefined): string {
  if (text === undefined || text.trim() === '') throw new UsageError(`thiếu ${option} / ${option} is missing`);
  return text;
}

function dayOf(option: string, text: string | undefined): LocalDate {
  const day = parseLocalDate(said(option, text));
  if (day === null) throw new UsageError(`${option}: không phải ngày YYYY-MM-DD / no day YYYY-MM-DD: ${text}`);
  return day;
}
