import { text, token } from '@kurator/kernel';

/** Bodies of sign-in, declared like any other. */
export const SIGN_IN = { username: token(64), password: text(200) };
export const PASSWORD = { current: text(200), next: token(200, '.{10,200}') };
