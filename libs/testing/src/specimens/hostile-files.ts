import { gifFile, jpegFile, joined, latin1, odfParts, ooxmlFile, ooxmlParts, packedObjects, pdfFile, pngFile, webpFile } from './sound-files.js';
import { zipFile } from './zip-file.js';

export interface HostileFile {
  readonly what: string;
  readonly bytes: Uint8Array;
  /** Why it is refused: one of `FILE_FAULTS`. */
  readonly fault: string;
}

const MEBIBYTE = 1024 * 1024;
const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const zeros = (size: number): Uint8Array => new Uint8Array(size);
const external = (kind: string, target: string): string => `<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}" TargetMode="External"/>`;
const docx = (name: string, content: string | Uint8Array): Uint8Array => ooxmlFile('docx', [{ name, content }]);
const overlapping = (): Uint8Array => {
  const bytes = Buffer.from(ooxmlFile('docx', [{ name: 'a.bin', content: 'a' }, { name: 'b.bin', content: 'a' }]));
  // The directory lets the last two entries begin at one place.
  const last = bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1');
  const before = bytes.lastIndexOf('PK\x01\x02', last - 1, 'latin1');
  bytes.copy(bytes, last + 42, before + 42, before + 46);
  return new Uint8Array(bytes);
};
/** The test file of those who make scanners; put together here so that this file is not one. */
export const eicar = (): Uint8Array => latin1(['X5O!P%@AP[4', String.fromCharCode(92), 'PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join(''));

/** Files that must not be taken, whatever they are called. */
export const hostileFiles = (): readonly HostileFile[] => [
  // Nothing, and what is no type of ours
  { what: 'nothing', bytes: zeros(0), fault: 'empty' },
  { what: 'a Windows program', bytes: joined('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', zeros(200)), fault: 'type-not-accepted' },
  { what: 'a Linux program', bytes: joined('\x7fELF\x02\x01\x01', zeros(200)), fault: 'type-not-accepted' },
  { what: 'a program of a Mac', bytes: joined('\xcf\xfa\xed\xfe\x07\0\0\x01', zeros(200)), fault: 'type-not-accepted' },
  { what: 'a Java class', bytes: joined('\xca\xfe\xba\xbe\0\0\0\x34', zeros(200)), fault: 'type-not-accepted' },
  { what: 'WebAssembly', bytes: joined('\0asm\x01\0\0\0', zeros(50)), fault: 'type-not-accepted' },
  { what: 'an old office file, which may hold macros', bytes: joined('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', zeros(600)), fault: 'type-not-accepted' },
  { what: 'a plain archive', bytes: zipFile([{ name: 'run.exe', content: 'MZ' }]), fault: 'type-not-accepted' },
  { what: 'an archive of Java', bytes: zipFile([{ name: 'META-INF/MANIFEST.MF', content: 'Main-Class: x' }]), fault: 'type-not-accepted' },
  { what: 'a RAR archive', bytes: joined('Rar!\x1a\x07\x01\0', zeros(100)), fault: 'type-not-accepted' },
  { what: 'a 7z archive', bytes: joined('7z\xbc\xaf\x27\x1c\0\x04', zeros(100)), fault: 'type-not-accepted' },
  { what: 'a packed file', bytes: joined('\x1f\x8b\x08\0', zeros(100)), fault: 'type-not-accepted' },
  { what: 'wrong magic: zeros that are called a document', bytes: zeros(5000), fault: 'type-not-accepted' },
  { what: 'text with NUL', bytes: latin1('Bao cao\0.exe'), fault: 'type-not-accepted' },
  { what: 'text that turns the direction of reading', bytes: utf8('Hợp đồng \u202efdp.exe'), fault: 'type-not-accepted' },
  { what: 'text in another encoding', bytes: joined('\xff\xfe', new Uint8Array(Buffer.from('<script>', 'utf16le'))), fault: 'type-not-accepted' },
  { what: 'bytes that are no UTF-8', bytes: latin1('Ch\xe9n \xc3\x28'), fault: 'type-not-accepted' },
  // Pages and scripts
  { what: 'a page', bytes: utf8('<!DOCTYPE html><html><body>xin chào</body></html>'), fault: 'active-content' },
  { what: 'a page behind a text', bytes: utf8(`${'Báo cáo\n'.repeat(20_000)}<script>alert(1)</script>`), fault: 'active-content' },
  { what: 'a drawing with a script', bytes: utf8('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), fault: 'active-content' },
  { what: 'XML with entities that grow', bytes: utf8('<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><l>&b;</l>'), fault: 'active-content' },
  { what: 'PHP', bytes: utf8('<?php system($_GET[0]);'), fault: 'active-content' },
  { what: 'a script of a shell', bytes: utf8('#!/bin/sh\nrm -rf ~\n'), fault: 'active-content' },
  { what: 'a batch file', bytes: utf8('@echo off\r\nformat c:\r\n'), fault: 'active-content' },
  { what: 'rich text, which may hold objects', bytes: utf8('{\\rtf1\\ansi{\\object\\objemb}}'), fault: 'active-content' },
  { what: 'a table that starts a program', bytes: utf8("Tên,Số\n=cmd|' /C calc'!A0,1\n"), fault: 'active-content' },
  { what: 'a shortcut to the internet', bytes: utf8('[InternetShortcut]\nURL=file://server/share\n'), fault: 'active-content' },
  // Documents with programs
  { what: 'PDF with JavaScript', bytes: pdfFile('3 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj\n'), fault: 'active-content' },
  { what: 'PDF with JavaScript under another spelling', bytes: pdfFile('3 0 obj<</S/J#61vaScr#69pt/JS(app.alert(1))>>endobj\n'), fault: 'active-content' },
  { what: 'PDF with JavaScript in packed objects', bytes: pdfFile(packedObjects('3 0 <</S/JavaScript/JS(app.alert(1))>>')), fault: 'active-content' },
  { what: 'PDF that starts a program', bytes: pdfFile('3 0 obj<</S/Launch/F(cmd.exe)>>endobj\n'), fault: 'active-content' },
  { what: 'PDF with a file inside', bytes: pdfFile('3 0 obj<</Names<</EmbeddedFiles 4 0 R>>>>endobj\n'), fault: 'active-content' },
  { what: 'PDF whose objects unpack without end', bytes: pdfFile(packedObjects('\0'.repeat(70 * MEBIBYTE))), fault: 'archive-too-large' },
  { what: 'PDF whose objects are locked', bytes: pdfFile(`${packedObjects('3 0 <<>>')}4 0 obj<</Encrypt 9 0 R>>endobj\n`), fault: 'encrypted' },
  { what: 'PDF that was cut off', bytes: pdfFile().slice(0, 120), fault: 'damaged' },
  { what: 'DOCX with macros', bytes: docx('word/vbaProject.bin', '\xd0\xcf\x11\xe0'), fault: 'active-content' },
  { what: 'DOCM that is called DOCX', bytes: ooxmlFile('docx', [], { main: 'application/vnd.ms-word.document.macroEnabled.main+xml' }), fault: 'active-content' },
  { what: 'XLSX with macros of old', bytes: ooxmlFile('xlsx', [{ name: 'xl/macrosheets/sheet1.xml', content: '<x/>' }]), fault: 'active-content' },
  { what: 'DOCX with a control', bytes: docx('word/activeX/activeX1.xml', '<x/>'), fault: 'active-content' },
  { what: 'DOCX with an embedded object', bytes: docx('word/embeddings/oleObject1.bin', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')), fault: 'active-content' },
  { what: 'DOCX with a program inside', bytes: docx('word/media/image1.png', 'MZ\x90\0'), fault: 'active-content' },
  { what: 'DOCX with a template from elsewhere', bytes: ooxmlFile('docx', [], { links: external('attachedTemplate', 'https://example.org/t.dotm') }), fault: 'active-content' },
  { what: 'XLSX that fetches from a share', bytes: ooxmlFile('xlsx', [], { links: external('externalLinkPath', 'file://server/share/x.xlsx') }), fault: 'active-content' },
  { what: 'DOCX with entities that grow', bytes: docx('word/settings.xml', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'), fault: 'active-content' },
  { what: 'DOCX with entities in UTF-16', bytes: docx('word/settings.xml', new Uint8Array(Buffer.from('\ufeff<!DOCTYPE x [<!ENTITY a "a">]>', 'utf16le'))), fault: 'active-content' },
  { what: 'ODT with macros', bytes: zipFile([...odfParts('text'), { name: 'Basic/Standard/Module1.xml', content: '<x/>' }]), fault: 'active-content' },
  { what: 'ODT with scripts of Python', bytes: zipFile([...odfParts('text'), { name: 'Scripts/python/x.py', content: 'import os' }]), fault: 'active-content' },
  { what: 'ODT that calls a macro', bytes: zipFile([...odfParts('text'), { name: 'settings.xml', content: '<x href="vnd.sun.star.script:a.b?language=Basic"/>' }]), fault: 'active-content' },
  { what: 'ODT that is locked', bytes: zipFile(odfParts('text', '<m:file-entry><m:encryption-data/></m:file-entry>')), fault: 'encrypted' },
  { what: 'DOCX that is locked', bytes: ooxmlFile('docx', [{ name: 'x.xml', content: 'x', says: { flags: 1 } }]), fault: 'encrypted' },
  // Bombs
  { what: 'a bomb of zeros', bytes: docx('word/media/image1.png', zeros(30 * MEBIBYTE)), fault: 'archive-too-large' },
  { what: 'a bomb that says it is small', bytes: ooxmlFile('docx', [{ name: 'word/big.xml', content: zeros(3 * MEBIBYTE), says: { size: 1000 } }]), fault: 'damaged' },
  { what: 'a bomb of many small entries', bytes: zipFile([...ooxmlParts('docx'), ...Array.from({ length: 2100 }, (_, each) => ({ name: `word/${each}.xml`, content: 'x', stored: true }))]), fault: 'archive-too-large' },
  { what: 'a bomb of entries that overlap', bytes: overlapping(), fault: 'archive-too-large' },
  { what: 'an archive in a document in a document', bytes: docx('word/embeddings/a.xlsx', ooxmlFile('xlsx', [{ name: 'xl/embeddings/b.docx', content: ooxmlFile('docx') }])), fault: 'archive-too-large' },
  { what: 'a packed archive in a document', bytes: docx('word/embeddings/a.bin', latin1('\x1f\x8b\x08\0'.repeat(3))), fault: 'archive-too-large' },
  { what: 'a plain archive in a document', bytes: docx('word/embeddings/a.zip', zipFile([{ name: 'x', content: 'x' }])), fault: 'type-not-accepted' },
  // Names that lead elsewhere
  { what: 'an entry above the archive', bytes: docx('../../etc/passwd', 'x'), fault: 'unsafe-names' },
  { what: 'an entry of the machine', bytes: docx('/etc/passwd', 'x'), fault: 'unsafe-names' },
  { what: 'an entry with a backslash', bytes: docx('..\\..\\x', 'x'), fault: 'unsafe-names' },
  { what: 'an entry with NUL', bytes: docx('word/a.xml\0.exe', 'x'), fault: 'unsafe-names' },
  { what: 'an entry that reads backwards', bytes: docx('word/\u202egnp.exe', 'x'), fault: 'unsafe-names' },
  // Two files in one
  { what: 'a picture with an archive behind it', bytes: joined(pngFile(), zipFile([{ name: 'x', content: 'x' }])), fault: 'more-than-one-file' },
  { what: 'a picture with a page behind it', bytes: joined(jpegFile(), '<html><script>alert(1)</script></html>'), fault: 'active-content' },
  { what: 'a picture with PHP in its comment', bytes: pngFile('<?php system($_GET[0]); ?>'), fault: 'active-content' },
  { what: 'a picture that is a document', bytes: jpegFile('%PDF-1.4'), fault: 'more-than-one-file' },
  { what: 'a picture that is a script', bytes: gifFile('*/=alert(1);//'), fault: 'more-than-one-file' },
  { what: 'a picture that is longer than it says', bytes: joined(webpFile(), 'MZ'), fault: 'more-than-one-file' },
  { what: 'a picture that was cut off', bytes: pngFile().slice(0, 40), fault: 'damaged' },
  { what: 'PDF that is an archive', bytes: joined(pdfFile(), zipFile([{ name: 'x', content: 'x' }]), '%%EOF'), fault: 'more-than-one-file' },
  { what: 'PDF with something behind its end', bytes: joined(pdfFile(), 'MZ\x90'), fault: 'more-than-one-file' },
  { what: 'an archive that begins as a document', bytes: zipFile([...ooxmlParts('docx')], { before: '%PDF-1.7\n%%EOF\n' }), fault: 'more-than-one-file' },
  { what: 'a document with something behind its end', bytes: zipFile([...ooxmlParts('docx')], { after: '<script>' }), fault: 'more-than-one-file' },
  { what: 'a document with two parts of one name', bytes: zipFile([...ooxmlParts('docx'), ...ooxmlParts('docx')]), fault: 'more-than-one-file' },
];
