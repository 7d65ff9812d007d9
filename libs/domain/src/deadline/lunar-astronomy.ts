/**
 * Where moon and sun stand, as far as the lunar calendar needs it: the mean motions and the largest periodic terms
 * (after J. Meeus), the way Hồ Ngọc Đức published them for the Vietnamese calendar. Good to a few minutes for the
 * years 1900–2200. Days here are Julian day numbers counted from local midnight of Việt Nam (UTC+7).
 */

const RADIANS = Math.PI / 180;
/** Mean length of a lunar month, days. */
const MONTH_DAYS = 29.530588853;
/** The mean new moon of 1 January 1900, from which lunations are counted: its Julian date, and the day it fell on. */
const FIRST_NEW_MOON = 2_415_020.75933;
const FIRST_NEW_MOON_DAY = 2_415_021.076998695;
/** Julian days begin at noon UTC; half a day back and seven hours on is midnight in Việt Nam. */
const TO_LOCAL_MIDNIGHT = 0.5 + 7 / 24;
const J2000 = 2_451_545;
const CENTURY_DAYS = 36_525;

const sine = (degrees: number): number => Math.sin(degrees * RADIANS);

/** Days by which clocks of uniform time run ahead of the turning earth, in centuries since 1900. */
const clockAhead = (t: number): number => -0.000278 + 0.000265 * t + 0.000262 * t * t;

/** The local day on which the new moon of that lunation (0 = January 1900) falls. */
export function newMoonDay(lunation: number): number {
  const t = lunation / 1236.85;
  const [t2, t3] = [t * t, t * t * t];
  const mean = FIRST_NEW_MOON + 29.53058868 * lunation + 0.0001178 * t2 - 0.000000155 * t3 + 0.00033 * sine(166.56 + 132.87 * t - 0.009173 * t2);
  const sun = 359.2242 + 29.10535608 * lunation - 0.0000333 * t2 - 0.00000347 * t3;
  const moon = 306.0253 + 385.81691806 * lunation + 0.0107306 * t2 + 0.00001236 * t3;
  const node = 21.2964 + 390.67050646 * lunation - 0.0016528 * t2 - 0.00000239 * t3;
  const unevenness =
    (0.1734 - 0.000393 * t) * sine(sun) +
    0.0021 * sine(2 * sun) -
    0.4068 * sine(moon) +
    0.0161 * sine(2 * moon) -
    0.0004 * sine(3 * moon) +
    0.0104 * sine(2 * node) -
    0.0051 * sine(sun + moon) -
    0.0074 * sine(sun - moon) +
    0.0004 * sine(2 * node + sun) -
    0.0004 * sine(2 * node - sun) -
    0.0006 * sine(2 * node + moon) +
    0.001 * sine(2 * node - moon) +
    0.0005 * sine(2 * moon + sun);
  return Math.floor(mean + unevenness - clockAhead(t) + TO_LOCAL_MIDNIGHT);
}

/** The lunation whose new moon fell on that day or, within a day or two, around it. */
export const lunationNear = (julianDay: number): number => Math.floor((julianDay - FIRST_NEW_MOON_DAY) / MONTH_DAYS);

/**
 * Which of the twelve sectors of 30° the sun is in at the beginning of the local day: 0 from the spring equinox, 3 from
 * the summer solstice, 9 from the winter solstice. A month that lies wholly in one sector holds no principal term.
 */
export function sunSector(julianDay: number): number {
  const t = (julianDay - TO_LOCAL_MIDNIGHT - J2000) / CENTURY_DAYS;
  const t2 = t * t;
  const anomaly = 357.5291 + 35_999.0503 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
  const mean = 280.46645 + 36_000.76983 * t + 0.0003032 * t2;
  const unevenness = (1.9146 - 0.004817 * t - 0.000014 * t2) * sine(anomaly) + (0.019993 - 0.000101 * t) * sine(2 * anomaly) + 0.00029 * sine(3 * anomaly);
  const longitude = (((mean + unevenness) % 360) + 360) % 360;
  return Math.floor(longitude / 30);
}
