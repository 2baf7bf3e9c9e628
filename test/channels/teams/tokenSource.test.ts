import { AppCredentials, type ServiceClientCredentialsFactory } from "botframework-connector";
import { tokenSource } from "../../../src/channels/teams/botbuilder/credentials";

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

const made = () => new Promise(setImmediate);

test("everybody who wants the current token at once shares one request", async () => {
  const { credentials, token } = source();
  const all = [token(), token(), token()];
  await made();
  expect(credentials.asked).toHaveLength(1);
  credentials.asked[0]?.answer("current");
  expect(await Promise.all(all)).toEqual(["current", "current", "current"]);
});

test("whoever wants a new token is not answered with the one that is being asked for", async () => {
  const { credentials, token } = source();
  const current = token();
  const anew = token(true);
  await made();
  expect(credentials.asked.map((it) => it.anew)).toEqual([false, true]);
  credentials.asked[1]?.answer("new");
  credentials.asked[0]?.answer("old");
  expect([await current, await anew]).toEqual(["old", "new"]);
});

test("a request that failed is not remembered", async () => {
  const { credentials, token } = source();
  const first = token();
  await made();
  credentials.asked[0]?.refuse(new Error("Entra is away"));
  await expect(first).rejects.toThrow("Entra is away");
  const second = token();
  await made();
  credentials.asked[1]?.answer("later");
  expect(await second).toBe("later");
});
