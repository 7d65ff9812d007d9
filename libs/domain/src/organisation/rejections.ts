/** Every reason for which a change of the register of bodies is refused. */
export type OrganisationRejection =
  /** A body or group id is not of the form of REGISTER_KEY. Facts: `id`. */
  | 'id-malformed'
  /** The id was given before, to a living or an ended body; ids are never reused (R11). Facts: `bodyId`. */
  | 'body-id-taken'
  /** The list of bodies, predecessors, successors or members is empty. Facts: `list`. */
  | 'nothing-named'
  /** One body stands twice in a list. Facts: `bodyId`. */
  | 'body-repeated'
  /** The register has no such body. Facts: `bodyId`. */
  | 'unknown-body'
  /** The parent is neither registered nor in the same batch. Facts: `bodyId`, `parentId`. */
  | 'unknown-parent'
  /** The parent ended before the day from which it should hold. Facts: `bodyId`, `parentId`, `lastDay`. */
  | 'parent-ended'
  /** A body would stand below itself. Facts: `bodyId`, `parentId`. */
  | 'parent-cycle'
  /** A name is empty or longer than 300 characters. Facts: `id`. */
  | 'name-invalid'
  /** Another body of the level carries the name on a common day. Facts: `bodyId`, `name`, `heldBy`. */
  | 'name-taken'
  /** A date is no existing day. Facts: `date`. */
  | 'date-invalid'
  /** The change names no basis document. */
  | 'basis-missing'
  /** The change is dated before the body's first day. Facts: `bodyId`, `from`. */
  | 'body-not-yet-founded'
  /** The body has ended by the date of the change. Facts: `bodyId`, `lastDay`. */
  | 'body-already-ended'
  /** A body can neither succeed itself nor one that continued it. Facts: `bodyId`. */
  | 'lineage-cycle'
  /** A body entered with a succession is not among the successors. Facts: `bodyId`. */
  | 'new-body-not-successor'
  /** A successor does not exist on the day it should take over. Facts: `bodyId`, `on`. */
  | 'successor-not-standing'
  /** A body ends without a successor, and nobody is named to keep its open duties (R11). Facts: `bodyId`. */
  | 'keeper-missing'
  /** Nobody needs to take over from a body that lives. Facts: `bodyId`. */
  | 'body-not-ended'
  /** Somebody else was named to take over from it. Facts: `bodyId`, `keeper`. */
  | 'hand-over-already-ordered'
  /** Duties can go to a successor only, and to none outside the issuer's authority. Facts: `bodyId`. */
  | 'keeper-not-eligible'
  /** One duty is allotted twice. Facts: `assignmentId`. */
  | 'allotment-repeated'
  /** Named members are partly external: a group is within the issuer's authority or outside it, never both. Facts: `groupId`. */
  | 'group-mixes-external';
