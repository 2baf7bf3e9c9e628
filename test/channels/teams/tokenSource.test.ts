import { AppCredentials, type ServiceClientCredentialsFactory } from "botframework-connector";
import { tokenSource } from "../../../src/channels/teams/botbuilder/credentials";
import { until } from "../../support/waiting";

/** Credentials whose requests wait until the test answers them. */
class WaitingCredentials extends AppCredentials {
  readonly asked: { anew: boolean; answer: (token: string) => void; refuse: (why: Error) => void }[] = [];

  override getToken(anew = false): Promise<string> {
    return new Promise((answer, refuse) => this.asked.push({ anew, answer, refuse }));
  }

  protected override refreshToken(): Promise<never> {
    return Promise.reject(new Error("not asked for here"));
  }
}

const registration = { appId: "app", tenantId: "tenant", proof: { password: "x" } };
const cloud = { audience: "https://api.botframework.com", loginUrl: "https://login.example" };

function source() {
  const credentials = new WaitingCredentials("app");
  const factory = { createCredentials: () => Promise.resolve(credentials) };
  return {
    credentials,
    token: tokenSource(factory as unknown as ServiceClientCredentialsFactory, registration, cloud),
  };
}

const asked = (it: WaitingCredentials, times: number) => until(`${times} requests`, () => it.asked.length >= times, 0);

test("simultaneous callers who want the current token share one request", async () => {
  const { credentials, token } = source();
  const all = [token(), token(), token()];
  await asked(credentials, 1);
  expect(credentials.asked).toHaveLength(1);
  credentials.asked[0]?.answer("current");
  expect(await Promise.all(all)).toEqual(["current", "current", "current"]);
});

test("a caller who wants a new token does not get the one that was being requested before", async () => {
  const { credentials, token } = source();
  const current = token();
  const anew = token(true);
  await asked(credentials, 2);
  expect(credentials.asked.map((it) => it.anew)).toEqual([false, true]);
  credentials.asked[1]?.answer("new");
  credentials.asked[0]?.answer("old");
  expect([await current, await anew]).toEqual(["old", "new"]);
});

test("a failed request is not remembered", async () => {
  const { credentials, token } = source();
  const first = token();
  await asked(credentials, 1);
  credentials.asked[0]?.refuse(new Error("Entra is away"));
  await expect(first).rejects.toThrow("Entra is away");
  const second = token();
  await asked(credentials, 2);
  credentials.asked[1]?.answer("later");
  expect(await second).toBe("later");
});
