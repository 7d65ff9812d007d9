import { deflateSync } from 'node:zlib';
import { zipFile, type ZipPart } from './zip-file.js';

const OOXML = 'application/vnd.openxmlformats-officedocument.';
const ODF = 'application/vnd.oasis.opendocument.';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const CONTENTS: Readonly<Record<OoxmlKind, string>> = {
  docx: `${OOXML}wordprocessingml.document.main+xml`,
  xlsx: `${OOXML}spreadsheetml.sheet.main+xml`,
  pptx: `${OOXML}presentationml.presentation.main+xml`,
};
export type OoxmlKind = 'docx' | 'xlsx' | 'pptx';

/** Parts of a small office document. `main`: its content type when it is another one; `links`: relationships besides its own. */
export const ooxmlParts = (kind: OoxmlKind, { main = CONTENTS[kind], links = '' } = {}): readonly ZipPart[] => [
  { name: '[Content_Types].xml', content: `${XML}<Types><Default Extension="xml" ContentType="application/xml"/><Override PartName="/main.xml" ContentType="${main}"/></Types>` },
  { name: '_rels/.rels', content: `${XML}<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="main.xml"/>${links}</Relationships>` },
  { name: 'main.xml', content: `${XML}<body>Báo cáo kết quả thực hiện</body>` },
];
export const ooxmlFile = (kind: OoxmlKind, more: readonly ZipPart[] = [], changed: Parameters<typeof ooxmlParts>[1] = {}): Uint8Array => zipFile([...ooxmlParts(kind, changed), ...more]);

export const odfParts = (kind: 'text' | 'spreadsheet' | 'presentation', manifest = '<manifest/>'): readonly ZipPart[] => [
  { name: 'mimetype', content: ODF + kind, stored: true },
  { name: 'content.xml', content: `${XML}<office>Biên bản</office>` },
  { name: 'META-INF/manifest.xml', content: XML + manifest },
];

export const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
export const joined = (...parts: readonly (Uint8Array | string)[]): Uint8Array => new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))));

/** A document of one page. `inside`: more objects before its end. */
export const pdfFile = (inside = ''): Uint8Array => latin1(`%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n${inside}xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 3>>\nstartxref\n9\n%%EOF\n`);
/** Objects of a document as newer programs pack them. */
export const packedObjects = (objects: string): string => {
  const packed = deflateSync(Buffer.from(objects, 'latin1'));
  return `5 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>stream\n${packed.toString('latin1')}\nendstream endobj\n`;
};

const chunk = (kind: string, content: Uint8Array): Uint8Array => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return joined(length, kind, content, '\0\0\0\0');
};
export const pngFile = (comment = ''): Uint8Array => joined('\x89PNG\r\n\x1a\n', chunk('IHDR', new Uint8Array(13)), ...(comment === '' ? [] : [chunk('tEXt', latin1(comment))]), chunk('IDAT', deflateSync(new Uint8Array(4))), chunk('IEND', new Uint8Array()));
export const gifFile = (after = ''): Uint8Array => joined('GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff', '\x21\xf9\x04\x00\x00\x00\x00\x00', '\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00', '\x3b', after);
export const jpegFile = (comment = 'x'): Uint8Array => joined('\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00', `\xff\xfe${String.fromCharCode(0, comment.length + 2)}${comment}`, '\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00', '\x12\xff\x00\x34\xff\xd0\x56', '\xff\xd9');
export const webpFile = (): Uint8Array => joined('RIFF\x12\x00\x00\x00WEBPVP8L', '\x06\x00\x00\x00\x2f\x00\x00\x00\x00\x00');

/** Files of every type that is taken, as offices make them. */
export const soundFiles = (): readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[] => [
  { name: 'báo cáo.pdf', type: 'application/pdf', bytes: pdfFile() },
  { name: 'packed.pdf', type: 'application/pdf', bytes: pdfFile(packedObjects('1 0 <</Type/Page>>')) },
  { name: 'báo cáo.docx', type: `${OOXML}wordprocessingml.document`, bytes: ooxmlFile('docx') },
  { name: 'link.docx', type: `${OOXML}wordprocessingml.document`, bytes: ooxmlFile('docx', [], { links: '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/" TargetMode="External"/>' }) },
  { name: 'chart.docx', type: `${OOXML}wordprocessingml.document`, bytes: ooxmlFile('docx', [{ name: 'word/embeddings/numbers.xlsx', content: ooxmlFile('xlsx'), stored: true }]) },
  { name: 'phụ lục.xlsx', type: `${OOXML}spreadsheetml.sheet`, bytes: ooxmlFile('xlsx', [{ name: 'xl/printerSettings/printerSettings1.bin', content: new Uint8Array(900) }]) },
  { name: 'trình bày.pptx', type: `${OOXML}presentationml.presentation`, bytes: ooxmlFile('pptx') },
  { name: 'biên bản.odt', type: `${ODF}text`, bytes: zipFile(odfParts('text')) },
  { name: 'bảng.ods', type: `${ODF}spreadsheet`, bytes: zipFile(odfParts('spreadsheet')) },
  { name: 'trình bày.odp', type: `${ODF}presentation`, bytes: zipFile(odfParts('presentation')) },
  { name: 'scan.png', type: 'image/png', bytes: pngFile('made by a scanner') },
  { name: 'ảnh.jpg', type: 'image/jpeg', bytes: jpegFile() },
  { name: 'two images.jpg', type: 'image/jpeg', bytes: joined(jpegFile(), jpegFile(), '\0\0\0') },
  { name: 'ảnh.gif', type: 'image/gif', bytes: gifFile() },
  { name: 'ảnh.webp', type: 'image/webp', bytes: webpFile() },
  { name: 'ghi chú.txt', type: 'text/plain', bytes: new Uint8Array(Buffer.from('BM 01: Ủy ban nhân dân tỉnh\r\n1 < 2, -5, a@b.vn, =SUM(A1)\n')) },
  { name: 'bảng.csv', type: 'text/plain', bytes: new Uint8Array(Buffer.from('\ufeffĐơn vị;Số việc;Quá hạn\nSở Y tế;12;-1\n')) },
];
