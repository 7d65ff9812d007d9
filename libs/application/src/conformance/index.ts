export { conformanceOf, MAIN_ACTS, type BodyDeviations, type ConformanceAnswer, type ConformanceScope, type ListedDeviation } from './conformance-of.js';
export { momentInLog, type MomentInLog } from './moment-in-log.js';
export { flowPicture, type FlowPictureOptions } from './flow-picture.js';
