import { recordFileCondition, type CommandCore, type CredentialStore } from '#libs/application';
import type { BodyId, FileCondition } from '#libs/domain';

/** Enters into the log how files were found, for the bodies of those who administer the installation. */
export class ConditionBook {
  constructor(
    private readonly core: CommandCore,
    private readonly credentials: Pick<CredentialStore, 'accounts'>,
    private readonly nameOf: (sha256: string) => string,
  ) {}

  /** @throws what the log throws */
  enter(sha256: string, condition: FileCondition): Promise<void> {
    return recordFileCondition(this.core, { sha256, condition, name: this.nameOf(sha256) }, this.administrators());
  }

  private administrators(): readonly BodyId[] {
    const bodies = this.credentials.accounts().flatMap(({ body, roles, disabled }) => (roles.includes('administrator') && !disabled ? [body] : []));
    return [...new Set(bodies)].toSorted();
  }
}
