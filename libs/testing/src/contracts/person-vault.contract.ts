import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PersonVaultFaultError, type PersonVault } from '#libs/application';
import { actorId } from '#libs/domain';

const [one, other, nobody] = [actorId('p1'), actorId('p2'), actorId('p3')];
const data = { name: 'Chuyên viên Một', email: 'mot@tinh.example', phone: '0900 000 001' };
const changed = { name: 'Chuyên viên Một', email: null, phone: '0900 000 002' };

/** What every vault of persons must do. `open` gives an empty one. */
export function personVaultContract(name: string, open: () => PersonVault): void {
  describe(`person vault: ${name}`, () => {
    let vault: PersonVault;
    beforeEach(() => {
      vault = open();
    });
    afterEach(() => vault.close());

    it('gives data back as it was last put', () => {
      expect([vault.put(other, changed), vault.put(one, data)]).toEqual([true, true]);
      expect([vault.get(one), vault.get(other), vault.get(nobody), vault.persons()]).toEqual([data, changed, null, [one, other]]);
      vault.put(one, changed);
      expect([vault.get(one), vault.persons()]).toEqual([changed, [one, other]]);
    });

    it('destroys one person’s data for ever and leaves the others', () => {
      vault.put(one, data);
      vault.put(other, data);
      vault.destroy(one);
      vault.destroy(one);
      expect([vault.get(one), vault.put(one, data), vault.get(one), vault.get(other), vault.persons()]).toEqual(['erased', false, 'erased', data, [other]]);
    });

    it('opens what it sealed, about the same thing only, and seals nothing the same way twice', () => {
      const [first, second] = [vault.seal('authenticator p1', 'JBSWY3DPEHPK3PXP'), vault.seal('authenticator p1', 'JBSWY3DPEHPK3PXP')];
      expect([vault.unseal('authenticator p1', first), vault.unseal('authenticator p1', second), first === second, first.includes('JBSWY3DPEHPK3PXP')]).toEqual(['JBSWY3DPEHPK3PXP', 'JBSWY3DPEHPK3PXP', false, false]);
      for (const open of [() => vault.unseal('authenticator p2', first), () => vault.unseal('authenticator p1', 'JBSWY3DPEHPK3PXP'), () => vault.unseal('authenticator p1', '')]) expect(open).toThrow(PersonVaultFaultError);
    });

    it('opens as before once it has another master key', () => {
      vault.replaceMasterKey();
      vault.put(one, data);
      vault.destroy(nobody);
      const sealed = vault.seal('authenticator p1', 'JBSWY3DPEHPK3PXP');
      for (let time = 0; time < 2; time++) vault.replaceMasterKey();
      vault.put(other, changed);
      expect([vault.get(one), vault.get(other), vault.get(nobody), vault.unseal('authenticator p1', sealed), vault.unseal('authenticator p2', vault.seal('authenticator p2', 'x'))]).toEqual([data, changed, 'erased', 'JBSWY3DPEHPK3PXP', 'x']);
    });

    it('remembers that somebody was destroyed whom it never knew', () => {
      vault.destroy(nobody);
      expect([vault.get(nobody), vault.put(nobody, data), vault.persons()]).toEqual(['erased', false, []]);
    });
  });
}
