export { isAskedByOthers, isFollowedByAll, LogJudge, type JudgedAct, type JudgedEvent, type LogJudgeOptions } from './log-judge.js';
export type { JudgedBy, Ruling } from './retracing.js';
export { judgedTypes, StreamJudge, type Fact, type StreamAct, type StreamRuling } from './stream-judge.js';
