import { field, maybe, type Deed } from '../deeds/deed.js';

/** Where the office of a body receives e-mail: contact data, none of it in the log. */
export const OFFICE_DEEDS = {
  SetOfficeAddress: {
    name: 'SetOfficeAddress', method: 'PUT', plain: true, unkept: true, address: '/api/office-addresses/{body}',
    fields: [field('body', 'body', { label: 'unit' }), field('email', 'text', { label: 'officeEmail' }), maybe('delivery', 'choice', { choices: 'deliveries' })],
  },
  SendNoticeAgain: { name: 'SendNoticeAgain', plain: true, unkept: true, address: '/api/notice-emails/{id}/sending-again', reasons: { 'address-not-corrected': 'sameAddress' }, fields: [maybe('sameAddress', 'box')] },
} as const satisfies Readonly<Record<string, Deed>>; // prettier-ignore
