/**
 * Kinds of event that no desk of the simulation brings about: its people act as offices, over the command bus. What is done over
 * HTTP alone (looks, accounts, uploads) or by named persons inside one body has tests of its own.
 */
export const WITHOUT_A_DESK: readonly string[] = [
  'DataRead', 'DataExported', 'AttemptRefused',
  'AccountEntered', 'AccountChanged', 'AccountInvited', 'AccountDisabled', 'AccountEnabled', 'AccessReset', 'AuthenticatorSetUp', 'SecondFactorTakenAway', 'RecoveryCodesRenewed', 'PasskeyAdded', 'PasskeyRemoved', 'IdentityLinked',
  'FilesAttached', 'InspectionFilesAttached', 'UrgingFilesAttached', 'ReportFilesAttached', 'IdentityUnlinked', 'PasswordSet', 'RecoveryCodeUsed', 'SignedIn', 'SignInThrottled', 'SessionsEnded', 'MachineTokenMade', 'MachineTokenEnded',
  'PersonEntered', 'PersonDataChanged', 'PersonErasureAsked', 'PersonErasureTakenBack', 'PersonErased', 'PersonAppointed', 'PositionEnded',
  'ActProposed', 'ProposalRevised', 'ProposalRefused', 'ProposalApproved', 'DutyPassed', 'DutyMovedToHead',
]; // prettier-ignore
