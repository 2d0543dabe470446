import { randomUUID } from 'node:crypto';
import { baseUrl, DEMO_PASSWORD } from './page';

/** The second way to the same data: the HTTP interface, past the page. */
export interface Api {
  get<T>(path: string): Promise<T>;
  /** Sends a command to a family. @throws Error when it is refused */
  send(familyId: string, command: string, body: object): Promise<void>;
}

async function answered(response: Response): Promise<unknown> {
  const body = (await response.json()) as unknown;
  if (!response.ok) throw new Error(JSON.stringify(body));
  return body;
}

/** Signs in by token. @param inspectionCase of an inspector */
export async function apiAs(username: string, inspectionCase?: string): Promise<Api> {
  const url = `${baseUrl()}/api/v1`;
  const type = { 'content-type': 'application/json' };
  const body = JSON.stringify({ username, password: DEMO_PASSWORD });
  const token = await answered(await fetch(`${url}/auth/token`, { method: 'POST', headers: type, body }));
  const headers = {
    ...type,
    authorization: `Bearer ${(token as { accessToken: string }).accessToken}`,
    ...(inspectionCase === undefined ? {} : { 'x-inspection-case': encodeURIComponent(inspectionCase) }),
  };
  return {
    get: async <T>(path: string) => (await answered(await fetch(`${url}${path}`, { headers }))) as T,
    async send(familyId, command, data) {
      await answered(
        await fetch(`${url}/families/${familyId}/commands/${command}`, {
          method: 'POST',
          headers: { ...headers, 'idempotency-key': randomUUID() },
          body: JSON.stringify(data),
        }),
      );
    },
  };
}
