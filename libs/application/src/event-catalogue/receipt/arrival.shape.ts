import type { ArrivalNumber } from '#libs/domain';
import { nullable, object, text } from '../shape.js';

/** The stamp's number as seen and as read; unreadable stays null (R14), version 1. */
export const arrivalNumber = object<ArrivalNumber>({ raw: text, readable: nullable(text) });
