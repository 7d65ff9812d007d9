import type { DataOf } from '#libs/application';
import { actorId, bodyId, localDate, type PersonEvent, type PositionEvent } from '#libs/domain';

/** One of each event about persons and positions. */
export const PEOPLE_SAMPLES: { readonly [T in (PersonEvent | PositionEvent)['type']]: DataOf<T> } = {
  PersonEntered: { person: actorId('7d9f3b52-5b0e-4c1a-8f6d-2e1c0b9a8d7f') },
  PersonDataChanged: { fields: ['name', 'phone'] },
  PersonErasureAsked: { ground: 'asked-by-the-person' },
  PersonErasureTakenBack: {},
  PersonErased: { ground: 'no-longer-needed' },
  PersonAppointed: {
    positionId: 'p1', person: actorId('7d9f3b52-5b0e-4c1a-8f6d-2e1c0b9a8d7f'), body: bodyId('ban-tuyen-giao'), role: 'officer', validFrom: localDate('2026-12-01'), validUntil: localDate('2027-12-01'), basis: 'QĐ 12-QĐ/TU',
  }, // prettier-ignore
  PositionEnded: { positionId: 'p1', from: localDate('2027-03-01'), reason: 'chuyển công tác' },
};
