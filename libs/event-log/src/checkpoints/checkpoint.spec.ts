import { createPublicKey, verify } from 'node:crypto';
import { isSigned, signedText, signNext } from './checkpoint';
import { publicKeyOf, signingKeyOf } from './signing-key';

const key = signingKeyOf(Buffer.alloc(32, 7));
const stretch = { count: 2, root: 'ab'.repeat(32), at: '2026-02-02T06:00:00.000Z', position: '7' };
const first = signNext(key, null, stretch);
const second = signNext(key, first, { ...stretch, count: 3 });

/** RFC 8032, 7.1, the first test: the key, and what it signs when it signs nothing. */
it('signs as RFC 8032 does', () => {
  const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
  const signature =
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';
  expect(Buffer.from(signingKeyOf(Buffer.from(seed, 'hex')).sign(''), 'base64').toString('hex')).toBe(signature);
});
it('counts on, and names the statement before by its hash', () => {
  expect(first).toMatchObject({ number: 0, events: 2, previous: null });
  expect(second).toMatchObject({ number: 1, events: 5, count: 3, previous: expect.stringMatching(/^[0-9a-f]{64}$/) });
});
it('signs canonical JSON that anybody can check with the public key', () => {
  const { keyId } = key;
  const text = `{"at":"${stretch.at}","count":2,"events":2,"keyId":"${keyId}","number":0,"previous":null,"root":"${stretch.root}"}`;
  expect(signedText(first)).toBe(text);
  const signature = Buffer.from(first.signature, 'base64');
  expect(verify(null, Buffer.from(text), createPublicKey(key.publicKey), signature)).toBe(true);
});
it('does not sign the position: the log may be numbered anew', () =>
  expect(isSigned({ ...first, position: '0/9' }, publicKeyOf(key.publicKey))).toBe(true));
it.each(['number', 'events', 'count', 'root', 'previous', 'at', 'keyId'] as const)('sees a changed %s', (name) =>
  expect(
    isSigned({ ...second, [name]: first[name] === second[name] ? 'x' : first[name] }, publicKeyOf(key.publicKey)),
  ).toBe(false),
);
it('sees another key behind the same name', () => {
  const other = signingKeyOf(Buffer.alloc(32, 8));
  const forged = { ...signNext(other, null, stretch), keyId: key.keyId };
  expect(isSigned(forged, publicKeyOf(key.publicKey))).toBe(false);
});
it('refuses a public key of another kind', () =>
  expect(() =>
    publicKeyOf('-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----\n'),
  ).toThrow());
