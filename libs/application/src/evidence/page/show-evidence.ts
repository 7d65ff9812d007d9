import type { Title } from '../../act-titles/titled.js';
import type { Evidence } from '../evidence.js';
import { plainSha256 } from './sha2.js';
import { verifyEvidence, type EvidenceFault, type WebCryptography } from './verify-evidence.js';

/** As much of a browser's document as is asked for. */
export interface PageElement {
  textContent: string | null;
  className: string;
  lang: string;
  id: string;
  append(...children: readonly (PageElement | string)[]): void;
  setAttribute(name: string, value: string): void;
}
export interface PageDocument {
  getElementById(id: string): PageElement | null;
  createElement(name: string): PageElement;
}

/** What the page calls things: titles of acts by their stored name, labels of fields by theirs. */
export interface EvidenceWords {
  readonly acts: Readonly<Record<string, Title>>;
  readonly fields: Readonly<Record<string, Title>>;
}

/** Verifies the package in the page, shows what it proves, and says in colour and words whether it does. Part of the page's script. */
export async function showEvidence(page: PageDocument, web: WebCryptography | null, digest: string): Promise<void> {
  const faultWords: Readonly<Record<EvidenceFault, Title>> = {
    'evidence-malformed': { vi: 'gói chứng cứ không đúng dạng', en: 'the package is not of its form' },
    'entry-malformed': { vi: 'mục của sự kiện không đúng dạng', en: 'the entry of an event is not of its form' },
    'entry-order': { vi: 'sự kiện đứng sai thứ tự', en: 'an event is out of its order' },
    'event-unlike-entry': { vi: 'nội dung sự kiện không phải nội dung đã ký', en: 'the contents of the event are not those that were signed for' },
    'stream-gap': { vi: 'thiếu sự kiện trong chuỗi', en: 'an event of the history is missing' },
    'checkpoint-malformed': { vi: 'dấu niêm phong không đúng dạng', en: 'the checkpoint is not of its form' },
    'root-unlike-checkpoint': { vi: 'các sự kiện không dẫn đến gốc cây băm đã ký', en: 'the events do not lead to the root that was signed' },
    'signature-missing': { vi: 'không có chữ ký của khóa nào nêu trong gói', en: 'it bears no signature of a key of the package' },
    'signature-wrong': { vi: 'chữ ký sai', en: 'the signature is not good' },
  };
  const at = (id: string): PageElement => page.getElementById(id) as PageElement;
  const element = (name: string, text = '', className = ''): PageElement => {
    const made = page.createElement(name);
    if (text !== '') made.textContent = text;
    if (className !== '') made.className = className;
    return made;
  };
  const english = (text: string): PageElement => {
    const made = element('span', text, 'en');
    made.lang = 'en';
    return made;
  };
  const both = (name: string, { vi, en }: Title, className = ''): PageElement => {
    const made = element(name, '', className);
    made.append(vi, ' ', english(en));
    return made;
  };
  const say = (className: string, words: Title, lines: readonly string[] = []): void => {
    const verdict = at('verdict');
    verdict.className = className;
    verdict.textContent = '';
    verdict.append(both('strong', words), ...lines.map((line) => element('p', line)));
  };
  const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const sha256 = async (text: string): Promise<string> => {
    const bytes = new TextEncoder().encode(text);
    return web === null ? hexOf(plainDigest(bytes)) : hexOf(new Uint8Array(await web.digest('SHA-256', bytes)));
  };
  const begun = performance.now();
  let evidence: Evidence;
  let words: EvidenceWords;
  const [evidenceText, wordsText] = [at('evidence').textContent ?? '', at('words').textContent ?? ''];
  try {
    evidence = JSON.parse(evidenceText) as Evidence;
    words = JSON.parse(wordsText) as EvidenceWords;
    if (evidence.format !== 'dondoc-evidence' || evidence.version !== 1) throw new TypeError('another format');
  } catch {
    say('bad', { vi: 'ĐÃ BỊ SỬA: gói chứng cứ không còn đọc được', en: 'ALTERED: the package cannot be read any more' });
    return;
  }

  const day = (text: string): string => text.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1');
  /** Việt Nam keeps UTC+7 all the year. */
  const moment = (instant: string): string => {
    const [date = '', time = ''] = new Date(Date.parse(instant) + 25_200_000).toISOString().split('T');
    return `${day(date)} ${time.slice(0, 8)} (GMT+7)`;
  };
  const nameOf = (id: string): string => (Object.hasOwn(evidence.names, id) ? `${evidence.names[id]} (${id})` : id);
  const label = (field: string): PageElement => {
    const title = Object.hasOwn(words.fields, field) ? words.fields[field] : undefined;
    return title === undefined ? element('dt', field) : both('dt', title);
  };
  const isEmpty = (value: unknown): boolean => value === null || value === '' || (Array.isArray(value) && value.length === 0);
  const shown = (value: unknown): PageElement => {
    if (Array.isArray(value)) {
      const list = element('ul');
      for (const each of value as readonly unknown[]) {
        const item = element('li');
        item.append(shown(each));
        list.append(item);
      }
      return list;
    }
    if (typeof value === 'object' && value !== null) return fieldsOf(value as Readonly<Record<string, unknown>>);
    if (typeof value === 'boolean') return both('span', value ? { vi: 'có', en: 'yes' } : { vi: 'không', en: 'no' });
    const text = String(value);
    return element('span', Object.hasOwn(evidence.names, text) ? nameOf(text) : day(text));
  };
  const fieldsOf = (data: Readonly<Record<string, unknown>>): PageElement => {
    const list = element('dl');
    for (const [field, value] of Object.entries(data)) {
      if (isEmpty(value)) continue;
      const said = element('dd');
      said.append(shown(value));
      list.append(label(field), said);
    }
    return list;
  };
  const told = (entryText: string, storedText: string): PageElement => {
    const article = element('article');
    try {
      const { index, stream, revision } = JSON.parse(entryText) as { readonly index: number; readonly stream: string; readonly revision: number };
      const { type, data, meta } = JSON.parse(storedText) as { readonly type: string; readonly data: Readonly<Record<string, unknown>>; readonly meta: Readonly<Record<string, string>> };
      const title = Object.hasOwn(words.acts, type) ? (words.acts[type] as Title) : { vi: type, en: type };
      article.id = `event-${index}`;
      const who = element('p');
      who.append(`${day(meta['occurredOn'] ?? '')} · ${nameOf(meta['body'] ?? '')}`, ...(meta['actingFor'] === undefined ? [] : [' · thay mặt ', english('for'), ` ${nameOf(meta['actingFor'])}`]));
      const when = element('p', '', 'small');
      when.append(`Ghi vào hệ thống ${moment(meta['recordedAt'] ?? '')}`, meta['lateEntryBasis'] === undefined ? '' : `, ghi bổ sung theo ${meta['lateEntryBasis']}`, `; người thực hiện ${meta['actor']}; sự kiện số ${index}, luồng ${stream}, thứ ${revision + 1}`);
      article.append(both('h3', title), who, fieldsOf(data), when);
    } catch {
      article.append(element('p', storedText));
    }
    return article;
  };
  const spaced = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ');
  const subjectTitle = (): Title => {
    const { subject } = evidence;
    if (subject.kind === 'duty') return { vi: `Chứng cứ về nhiệm vụ ${subject.id}`, en: 'Evidence of a duty' };
    if (subject.kind === 'directive') return { vi: `Chứng cứ về văn bản ${subject.id}`, en: 'Evidence of a directive' };
    return { vi: `Chứng cứ về những việc ghi nhận từ ${day(subject.from)} đến ${day(subject.to)}`, en: 'Evidence of a period' };
  };

  say('busy', { vi: 'Đang kiểm tra…', en: 'Verifying…' });
  try {
    const verdict = await verifyEvidence(evidence, web);
    const untouched = (await sha256(evidenceText + wordsText)) === digest;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    if (verdict.faults.length === 0 && untouched) {
      say('good', { vi: 'NGUYÊN VẸN: mọi sự kiện dưới đây đúng như đã ký', en: 'SOUND: every event below is as it was signed' }, [
        `${evidence.events.length} sự kiện / events, ${seconds} s. Hãy so khóa và dấu niêm phong dưới đây với bản mà bạn giữ / Compare key and checkpoint below with those that you keep.`,
      ]);
    } else {
      const lines = verdict.faults.slice(0, 20).map(({ code, event }) => `${event === null ? '' : `Sự kiện / event ${event}: `}${faultWords[code].vi} / ${faultWords[code].en}`);
      say('bad', { vi: 'ĐÃ BỊ SỬA: không được dùng làm chứng cứ', en: 'ALTERED: this is no evidence' }, lines.length > 0 ? lines : ['Tên gọi hoặc lời văn trong gói đã bị thay / Names or words of the package were changed']);
    }
    at('title').append(both('span', subjectTitle()));
    const seal = at('seal');
    const line = (title: Title, value: string, className = ''): void => {
      const said = element('dd');
      said.append(element('span', value, className));
      seal.append(both('dt', title), said);
    };
    line({ vi: 'Nhật ký', en: 'log' }, verdict.origin);
    line({ vi: 'Số sự kiện khi niêm phong', en: 'events covered' }, String(verdict.size));
    line({ vi: 'Gốc cây băm', en: 'root' }, spaced(verdict.root), 'code');
    line({ vi: 'Khóa đã ký', en: 'signed by' }, verdict.signedBy ?? '–', 'code');
    line({ vi: 'Lập lúc', en: 'made at' }, moment(evidence.madeAt));
    const whole = element('pre', evidence.checkpoint, 'code');
    const kept = element('dd');
    kept.append(whole);
    seal.append(both('dt', { vi: 'Nguyên văn dấu niêm phong', en: 'checkpoint as signed' }), kept);
  } catch (error) {
    say('bad', { vi: 'ĐÃ BỊ SỬA: gói chứng cứ không kiểm tra được', en: 'ALTERED: the package cannot be verified' }, [String(error)]);
  }
  const history = at('history');
  const CHUNK = 200;
  for (let from = 0; from < evidence.events.length; from += CHUNK) {
    history.append(...evidence.events.slice(from, from + CHUNK).map(({ entry, stored }) => told(entry, stored)));
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
  }
  at('history').setAttribute('data-shown', String(evidence.events.length));
}

/** SHA-256 where there is no WebCrypto. */
export function plainDigest(bytes: Uint8Array): Uint8Array {
  return plainSha256()(bytes);
}
