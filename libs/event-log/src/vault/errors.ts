/** The master key does not open this vault. */
export class WrongMasterKey extends Error {
  constructor(readonly file: string) {
    super(`Главный ключ не подходит к хранилищу ключей ${file}. / The master key does not open the key vault ${file}.`);
  }
}
/** A value was to be sealed with a key that has been destroyed: nothing is stored. */
export class KeyDestroyed extends Error {
  constructor(
    readonly owner: string,
    readonly keyName: string,
  ) {
    super(`key ${keyName} of ${owner} is destroyed`);
  }
}
/** The log holds values of a key that the vault never had: the vault is older than the log and must be restored. */
export class KeyMissing extends Error {
  constructor(
    readonly owner: string,
    readonly keyName: string,
  ) {
    super(`key ${keyName} of ${owner} is missing from the vault`);
  }
}
