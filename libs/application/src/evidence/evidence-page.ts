import { ACT_TITLES, FIELD_LABELS } from '../act-titles/index.js';
import { STORED_NAMES, type DomainEventType } from '../event-catalogue/index.js';
import type { Cryptography } from '../ports/index.js';
import type { Evidence } from './evidence.js';
import { plainEd25519Verifies } from './page/ed25519.js';
import { firstPrimes, padded, plainSha256, plainSha512, rootFractions, wholeRoot } from './page/sha2.js';
import { plainDigest, showEvidence, type EvidenceWords } from './page/show-evidence.js';
import { verifyEvidence } from './page/verify-evidence.js';

/** The functions of the page's script: they name one another and what every browser has, and nothing else. */
const SCRIPT_PARTS = [firstPrimes, wholeRoot, rootFractions, padded, plainSha256, plainSha512, plainEd25519Verifies, verifyEvidence, plainDigest, showEvidence] as const;

/** The script of the page but for its last line, in which it begins. */
export const EVIDENCE_SCRIPT = SCRIPT_PARTS.map((part) => part.toString()).join('\n\n');

const STYLE = `
:root{color-scheme:light;font:100%/1.5 system-ui,sans-serif;color:#1b1f24;background:#fff}
body{margin:0 auto;max-width:60rem;padding:1rem}
.en{color:#4b5563;font-style:italic}
#verdict{border:.25rem solid;padding:.75rem 1rem;margin:0 0 1rem}
#verdict strong{display:block;font-size:1.25rem}#verdict .en{color:inherit}
.bad{background:#a11d1d;color:#fff;border-color:#7a1212}.good{background:#e9f7ee;color:#0f4a22;border-color:#1d6b34}.busy{background:#fff7e6;color:#5b3a00;border-color:#b45309}
h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:2rem}h3{font-size:1rem;margin:0}
dl{display:grid;grid-template-columns:minmax(10rem,max-content) 1fr;gap:.15rem 1rem;margin:.35rem 0}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}dd dl{grid-template-columns:minmax(7rem,max-content) 1fr}
ul{margin:0;padding-left:1.2rem}pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
.code{font-family:ui-monospace,monospace;overflow-wrap:anywhere}.small{font-size:.85rem;color:#4b5563;margin:.25rem 0 0}
article{border-left:.25rem solid #12406f;padding:.25rem 0 .25rem .75rem;margin:.75rem 0;content-visibility:auto;contain-intrinsic-size:auto 9rem}article p{margin:.15rem 0}
@media print{article{break-inside:avoid;content-visibility:visible}.bad,.good,.busy{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;

const encoder = new TextEncoder();
/** JSON within a script element: no tag can be read in it. */
const embedded = (value: unknown): string => JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Words for the acts and fields that occur. */
function wordsFor({ events }: Evidence): EvidenceWords {
  const stored = events.map((event) => event.stored).join('\n');
  const acts = Object.entries(ACT_TITLES).flatMap(([type, title]) => {
    const name = STORED_NAMES[type as DomainEventType];
    return stored.includes(`{"type":"${name}"`) ? [[name, title] as const] : [];
  });
  return { acts: Object.fromEntries(acts), fields: Object.fromEntries(Object.entries(FIELD_LABELS).filter(([field]) => stored.includes(`"${field}":`))) };
}

/**
 * The package as one HTML file, which needs nothing but a browser. It says "not verified" until its own script has found
 * everything right; browsers refuse a script in which anything was changed, since its hash stands in the page's policy.
 */
export function evidencePage(evidence: Evidence, { sha256, sha256Hex }: Pick<Cryptography, 'sha256' | 'sha256Hex'>): string {
  const base64Hash = (text: string): string => btoa(String.fromCharCode(...sha256(encoder.encode(text))));
  const [data, words] = [embedded(evidence), embedded(wordsFor(evidence))];
  const script = `\n'use strict';\n${EVIDENCE_SCRIPT}\n\nvoid showEvidence(document, globalThis.crypto?.subtle ?? null, '${sha256Hex(encoder.encode(data + words))}');\n`;
  if (/<\/script|<!--/i.test(script)) throw new RangeError('the script of the page holds a tag');
  const policy = `default-src 'none'; script-src 'sha256-${base64Hash(script)}'; style-src 'sha256-${base64Hash(STYLE)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Chứng cứ từ nhật ký Đôn Đốc</title><style>${STYLE}</style></head>
<body><main>
<div id="verdict" class="bad" role="status"><strong>CHƯA ĐƯỢC KIỂM TRA <span lang="en" class="en">NOT VERIFIED</span></strong><p>Trình duyệt không chạy phần kiểm tra: tắt, quá cũ, hoặc trang đã bị sửa / The browser does not run the check: it is off, too old, or the page was changed.</p></div>
<h1 id="title"></h1>
<section aria-labelledby="seal-title"><h2 id="seal-title">Dấu niêm phong và khóa, để so bằng mắt <span lang="en" class="en">Checkpoint and key, to compare by eye</span></h2><dl id="seal"></dl></section>
<section aria-labelledby="history-title"><h2 id="history-title">Diễn biến <span lang="en" class="en">What happened</span></h2><p class="small">Mã cơ quan đứng trong ngoặc là phần đã ký; tên gọi ghi theo danh bạ lúc lập gói. <span lang="en" class="en">Ids in brackets are what was signed; names are those of the register when the package was made.</span></p><div id="history"></div></section>
</main>
<script type="application/json" id="evidence">${data}</script>
<script type="application/json" id="words">${words}</script>
<script>${script}</script>
</body></html>
`;
}
