const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
/** Offset of each of the 16 bytes in the text form, which has a hyphen before characters 9, 14, 19 and 24. */
const OFFSETS = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34] as const;

function nibble(code: number): number {
  return code < 58 ? code - 48 : code - 87; // '0'…'9' and 'a'…'f'; the port admits nothing else
}

/** Writes the 16 bytes of a UUID in lower-case text form into `target`, from `at` on. */
export function writeIdBytes(id: string, target: Uint8Array, at: number): void {
  for (let byte = 0; byte < 16; byte++) {
    const offset = OFFSETS[byte] as number;
    target[at + byte] = (nibble(id.charCodeAt(offset)) << 4) | nibble(id.charCodeAt(offset + 1));
  }
}

/** The lower-case text form of the UUID in the first 16 bytes. */
export function idText(bytes: Uint8Array): string {
  const hex = (byte: number): string => HEX[bytes[byte] as number] as string;
  return (
    hex(0) + hex(1) + hex(2) + hex(3) + '-' + hex(4) + hex(5) + '-' + hex(6) + hex(7) + '-' + hex(8) + hex(9) + '-' +
    hex(10) + hex(11) + hex(12) + hex(13) + hex(14) + hex(15)
  );
}
