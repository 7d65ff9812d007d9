// Makes apps/api/src/signing-in/known-password-hashes.ts from a list of leaked passwords, one a line, such as the million commonest of SecLists:
// node tools/known-passwords.mjs LIST
import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const SHORTEST = 12; // shorter ones are refused for that
const BYTES = 5;

const [, , list] = process.argv;
if (list === undefined) throw new Error('node tools/known-passwords.mjs LIST');
const passwords = new Set(readFileSync(list, 'utf8').split('\n').map((line) => line.replace(/\r$/u, '').normalize('NFC').toLowerCase()));
const hashes = new Set([...passwords].filter((password) => [...password].length >= SHORTEST).map((password) => hash('sha256', password, 'hex').slice(0, BYTES * 2)));
const packed = Buffer.from([...hashes].toSorted().join(''), 'hex').toString('base64');
const text = `/** Made by tools/known-passwords.mjs: the first ${BYTES} bytes of the SHA-256 of each of ${hashes.size} leaked passwords, in order, in base64. What seems to be a word or a mark in it is chance. */\nexport const KNOWN_PASSWORD_HASHES = '${packed}';\n`;
writeFileSync('apps/api/src/signing-in/known-password-hashes.ts', text);
