/** The start is refused; the message is one sentence in Russian and the same one in English. */
export class ConfigRefused extends Error {
  constructor(ru: string, en: string) {
    super(`${ru} / ${en}`);
  }
}
