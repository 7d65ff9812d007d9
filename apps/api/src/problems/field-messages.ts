import type { FieldFault } from '../input/compile-validator.js';
import type { Bilingual } from './words.js';

type Message = (parameters: readonly unknown[]) => Bilingual;

const said = (vi: string, en: string): Message => () => ({ vi, en });

const MESSAGES: Readonly<Record<string, Message>> = {
  whitelistValidation: said('không có trường này', 'there is no such field'),
  isString: said('phải là văn bản', 'must be text'),
  isInt: said('phải là số nguyên', 'must be a whole number'),
  isNumber: said('phải là số', 'must be a number'),
  isBoolean: said('phải là true hoặc false', 'must be true or false'),
  isArray: said('phải là danh sách', 'must be a list'),
  isObject: said('phải là một đối tượng', 'must be an object'),
  nestedValidation: said('phải là một đối tượng', 'must be an object'),
  isLocalDate: said('phải là ngày có thật dạng YYYY-MM-DD', 'must be an existing day, YYYY-MM-DD'),
  isRegisterKey: said('phải là mã gồm chữ thường không dấu, số, gạch nối', 'must be a key of lower-case letters, digits and hyphens'),
  isId: said('phải là mã UUID viết thường', 'must be a UUID in lower case'),
  matches: said('không đúng dạng', 'is not of the right form'),
  isIn: ([allowed]) => ({ vi: `phải là một trong: ${list(allowed)}`, en: `must be one of: ${list(allowed)}` }),
  min: ([least]) => ({ vi: `ít nhất ${String(least)}`, en: `at least ${String(least)}` }),
  max: ([most]) => ({ vi: `nhiều nhất ${String(most)}`, en: `at most ${String(most)}` }),
  minLength: ([least]) => ({ vi: `ít nhất ${String(least)} ký tự`, en: `at least ${String(least)} characters` }),
  maxLength: ([most]) => ({ vi: `nhiều nhất ${String(most)} ký tự`, en: `at most ${String(most)} characters` }),
  arrayMinSize: ([least]) => ({ vi: `ít nhất ${String(least)} phần tử`, en: `at least ${String(least)} entries` }),
  arrayUnique: said('không được lặp lại', 'must not hold anything twice'),
  arrayMaxSize: ([most]) => ({ vi: `nhiều nhất ${String(most)} phần tử`, en: `at most ${String(most)} entries` }),
};

const FALLBACK = said('không hợp lệ', 'is not valid');

const list = (allowed: unknown): string => (Array.isArray(allowed) ? allowed.join(', ') : String(allowed));

/** What is wrong with one field, in both languages. */
export const fieldMessage = ({ rule, parameters }: FieldFault): Bilingual => (MESSAGES[rule] ?? FALLBACK)(parameters);
