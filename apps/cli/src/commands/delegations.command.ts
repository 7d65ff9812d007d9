import { DelegationsQuestion } from '#libs/application';
import { told } from '../reading/folder-readings.js';
import { readingCommand } from '../reading/reading-command.js';
import { tableText } from '../reading/table.js';
import { bodyGiven } from './urgings.command.js';

const partyText = ({ name, position }: { readonly name: string; readonly position: string | null }): string => (position === null ? name : `${name} (${position})`);

export const delegationsCommand = readingCommand({
  name: 'delegations',
  summary: { vi: 'ủy quyền và kế thừa giữa các cơ quan', en: 'who may act in whose name' },
  about: {
    vi: 'In các ủy quyền, kèm thời hạn và căn cứ, rồi các cơ quan kế thừa việc của cơ quan đã kết thúc.',
    en: 'Prints delegations with their days and basis, then which bodies carry on for those that ended.',
  },
  options: { body: { type: 'string' }, 'in-force': { type: 'boolean' } },
  optionHelp: ['--body BODY   của hoặc cho cơ quan này / from or to this body', '--in-force    chỉ những ủy quyền còn hiệu lực / only those that hold'],
  check: (given) => void bodyGiven(given, 'body'),
  read: async (readings, asked, given) => {
    const { delegations, inherited } = await told(readings.delegations(new DelegationsQuestion(asked, { body: bodyGiven(given, 'body'), inForce: given['in-force'] === true })));
    const powers = tableText(
      [
        { heading: 'Bên ủy quyền / from', cell: ({ from }) => partyText(from) },
        { heading: 'Bên nhận / to', cell: ({ to }) => partyText(to) },
        { heading: 'Từ ngày / from', cell: ({ validFrom }) => validFrom },
        { heading: 'Đến trước ngày / until', cell: ({ validUntil }) => validUntil ?? '–' },
        { heading: 'Còn hiệu lực / holds', cell: ({ inForce }) => (inForce ? 'có / yes' : 'không / no') },
        { heading: 'Căn cứ / basis', cell: ({ basis }) => basis },
      ],
      delegations,
    );
    const carriedOn = tableText(
      [
        { heading: 'Cơ quan đã kết thúc / ended', cell: ({ fromName }) => fromName },
        { heading: 'Kế thừa / carried on by', cell: ({ toName }) => toName },
        { heading: 'Từ ngày / since', cell: ({ since }) => since },
        { heading: 'Căn cứ / basis', cell: ({ basis }) => basis },
      ],
      inherited,
    );
    return { json: { delegations, inherited }, text: `${powers}\n${carriedOn}` };
  },
});
