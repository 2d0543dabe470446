import type { Accounts } from '@kurator/access';

/** Name and password of a header `Basic`, or null. */
function credentials(authorization: string | undefined): readonly [name: string, password: string] | null {
  const coded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (coded === undefined) return null;
  const text = Buffer.from(coded, 'base64').toString('utf8');
  const at = text.indexOf(':');
  return at < 0 ? null : [text.slice(0, at), text.slice(at + 1)];
}

/** Admits administrators by name and password, with the same limits as signing in. */
export const administratorsOnly =
  ({ signIn, verify }: Pick<Accounts, 'signIn' | 'verify'>) =>
  async (authorization: string | undefined, address: string): Promise<boolean> => {
    const given = credentials(authorization);
    const signed = given && (await signIn(given[0], given[1], address));
    const viewer = signed?.ok === true ? await verify(signed.accessToken) : null;
    return viewer?.roles.includes('ADMINISTRATOR') === true;
  };
