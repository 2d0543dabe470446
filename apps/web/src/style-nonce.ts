/** The server's word of this answer under which `<style>` elements made by scripts are allowed. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
