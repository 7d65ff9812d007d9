declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Key of a body in the register, e.g. `ban-tuyen-giao`: chosen once, never reused; names change, ids do not (R11). */
export type BodyId = Branded<'BodyId'>;
/** Key of a group of bodies in the register, e.g. `dang-uy-truc-thuoc`. */
export type GroupId = Branded<'GroupId'>;
/** UUID of a directive. */
export type DirectiveId = Branded<'DirectiveId'>;
/** UUID of an assignment: one body's own copy of a task (R16). */
export type AssignmentId = Branded<'AssignmentId'>;
/** UUID of a formal urging (văn bản đôn đốc). */
export type UrgingId = Branded<'UrgingId'>;
/** Opaque id of a person or of a process (`process:<name>`); names live beside the log. */
export type ActorId = Branded<'ActorId'>;
/** Code of a task inside its directive, e.g. `IV.8b`. */
export type TaskCode = Branded<'TaskCode'>;

export const bodyId = (value: string): BodyId => value as BodyId;
export const groupId = (value: string): GroupId => value as GroupId;
export const directiveId = (value: string): DirectiveId => value as DirectiveId;
export const assignmentId = (value: string): AssignmentId => value as AssignmentId;
export const urgingId = (value: string): UrgingId => value as UrgingId;
export const actorId = (value: string): ActorId => value as ActorId;
export const taskCode = (value: string): TaskCode => value as TaskCode;

/** Shape of a body or group id: 1–64 lower-case ASCII letters, digits and inner hyphens. */
export const REGISTER_KEY = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
