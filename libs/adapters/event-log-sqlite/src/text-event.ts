import type { LoggedEvent, Position } from '#libs/application';

/** Stands in a text for bytes that are no UTF-8, so a text with it may not give back the bytes it was made from. */
const REPLACEMENT = '\uFFFD';

/** Whether the bytes can be made from the text again. */
export const isFaithful = (text: string): boolean => !text.includes(REPLACEMENT);

/** A stored event that was read as text, for whoever decodes very many: id and bytes are made when asked for. */
export class TextEvent implements LoggedEvent {
  constructor(
    readonly text: string,
    readonly stream: string,
    readonly revision: number,
    readonly position: Position,
    private readonly hexId: string,
  ) {}

  get id(): string {
    const hex = this.hexId.toLowerCase();
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  get bytes(): Uint8Array {
    return Buffer.from(this.text, 'utf8');
  }
}
