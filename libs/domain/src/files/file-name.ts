/** Longest name, in UTF-16 code units: with signs of three bytes it still fits where disks allow 255 bytes in most cases. */
const LONGEST = 200;

/** Control characters, signs without width, and signs that turn the direction of reading: what is shown would not be what it is. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const HIDDEN = /[\0-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/;
/** Signs that lead to another place, or that some disk does not take. */
const PLACES = /[/\\:*?"<>|]/;
/** Devices of Windows, with any ending. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** The name as it is stored: composed (NFC), without spaces around it; null when it is no name that every disk and screen shows as it is. */
export function fileNameOf(given: string): string | null {
  const name = given.normalize('NFC').trim();
  const fits = name.length > 0 && name.length <= LONGEST && !HIDDEN.test(name) && !PLACES.test(name) && !DEVICES.test(name) && !/^\.|\.$/.test(name);
  return fits && isWhole(name) ? name : null;
}

/** Half of a pair of surrogates is no character. */
const isWhole = (text: string): boolean => text.isWellFormed();

/** What files of each type are called at their end. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'text/plain': ['txt', 'csv', 'md'],
};

export const endingsOf = (type: string): readonly string[] => ENDINGS[type] ?? [];

/** Whether a name ends as its content says: programs choose by the end of a name what to do with a file. */
export const endsAs = (name: string, type: string): boolean => endingsOf(type).some((ending) => name.toLowerCase().endsWith(`.${ending}`));
