import type { FileType, FileVerdict } from '#libs/application';
import type { OfficeKind } from './archive-part.js';
import { accepted, refused } from './verdict.js';

const OOXML = 'application/vnd.openxmlformats-officedocument.';
const MAIN_PARTS: readonly (readonly [content: string, type: FileType])[] = [
  [`${OOXML}wordprocessingml.document.main+xml`, `${OOXML}wordprocessingml.document`],
  [`${OOXML}spreadsheetml.sheet.main+xml`, `${OOXML}spreadsheetml.sheet`],
  [`${OOXML}presentationml.presentation.main+xml`, `${OOXML}presentationml.presentation`],
];
const ODF_TYPES: readonly FileType[] = ['application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.spreadsheet', 'application/vnd.oasis.opendocument.presentation'];

const MACROS = /macroenabled|vbaproject|macrosheet|activex|oleobject/i;
const RELATIONSHIP = /<(?:\w+:)?Relationship\b[^>]*>/gi;
const EXTERNAL = /TargetMode\s*=\s*["']\s*External/i;
/** A link that somebody clicks on; everything else is fetched when the document is opened. */
const LINK = /Type\s*=\s*["'][^"']*\/hyperlink["']/i;

/** Which document an archive is, by the parts that say so. `parts`: their texts by name. */
export function officeTypeOf(kind: OfficeKind, parts: ReadonlyMap<string, string>): FileVerdict {
  return kind === 'ooxml' ? ooxmlType(parts) : odfType(parts);
}

function ooxmlType(parts: ReadonlyMap<string, string>): FileVerdict {
  const contents = parts.get('[Content_Types].xml') ?? '';
  if (MACROS.test(contents)) return refused('active-content', 'macros or embedded objects');
  for (const [name, text] of parts) {
    if (!name.endsWith('.rels')) continue;
    for (const [relationship] of text.matchAll(RELATIONSHIP)) {
      if (EXTERNAL.test(relationship) && !LINK.test(relationship)) return refused('active-content', 'contents from elsewhere');
    }
  }
  const main = MAIN_PARTS.filter(([content]) => contents.includes(`"${content}"`));
  const [only] = main;
  return main.length === 1 && only !== undefined ? accepted(only[1]) : refused('type-not-accepted', 'no document that is known');
}

function odfType(parts: ReadonlyMap<string, string>): FileVerdict {
  if (/encryption-data/i.test(parts.get('META-INF/manifest.xml') ?? '')) return refused('encrypted', 'parts are locked');
  const type = ODF_TYPES.find((each) => each === parts.get('mimetype'));
  return type === undefined ? refused('type-not-accepted', 'no document that is known') : accepted(type);
}
