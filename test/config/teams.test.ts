import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { credentialsOf } from "../../src/channels/teams/botbuilder/credentials";
import { teamsConfig } from "../../src/config/teams";

const appId = "6f9a1c52-8a3e-4c1b-9d27-0b7f4e2d5a10";
const tenantId = "0d1e2f3a-4b5c-4d6e-8f70-819203a4b5c6";
/** An arbitrary certificate; its key has never signed anything. */
const certificate = `-----BEGIN CERTIFICATE-----
MIIBhTCCASugAwIBAgIUNQrSbsBFuBO9bgjtms9JTshDkLYwCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMbGVnaXRrYSB0ZXN0MCAXDTI2MTEyNDA3NTU0MloYDzIxMjYx
MDMxMDc1NTQyWjAXMRUwEwYDVQQDDAxsZWdpdGthIHRlc3QwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAATlCO9GfumCUyYlDHZxHyVUQsRElyhPQPufjk2YtIzR80+q
XCEOpRdtl16J9KaSSLYTmzDiHezmjKYCh8VZfwnUo1MwUTAdBgNVHQ4EFgQUHwZL
QFrr4UgQtd9tDuZcaefF1+cwHwYDVR0jBBgwFoAUHwZLQFrr4UgQtd9tDuZcaefF
1+cwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEAwbkBt5iYJrRp
klbctftXvyKyWC0Z2yiLMe0SrWJUgfoCIFDmKWMQcPTrHQ/vvVBYhkD9V3ceOZis
RxLhtaf22AQ3
-----END CERTIFICATE-----
`;
const ids = { TEAMS_APP_ID: appId, TEAMS_TENANT_ID: tenantId };

function read(env: Record<string, string>) {
  const problems: string[] = [];
  return { config: teamsConfig(env, problems), problems };
}

describe("the settings of Teams", () => {
  let dir: string;
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), "legitka-teams-config-"))));
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };

  test("are empty when nothing is set", () => {
    expect(read({})).toEqual({ config: undefined, problems: [] });
  });

  test("are a registration with its secret, and lead to the bot's own chat until the catalogue's id is known", () => {
    const secret = { ...ids, TEAMS_APP_PASSWORD: "the-secret" };
    expect(read(secret)).toMatchObject({
      problems: [],
      config: {
        appId,
        tenantId,
        proof: { password: "the-secret" },
        appLink: `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}`,
      },
    });
    const catalogued = read({ ...secret, TEAMS_CATALOG_ID: tenantId }).config;
    expect(catalogued?.appLink).toBe(`https://teams.microsoft.com/l/app/${tenantId}`);
  });

  test("accept ids in capitals, as some portals write them", () => {
    const { config } = read({
      TEAMS_APP_ID: appId.toUpperCase(),
      TEAMS_TENANT_ID: tenantId.toUpperCase(),
      TEAMS_APP_PASSWORD: "x",
    });
    expect(config).toMatchObject({ appId, tenantId });
  });

  test("report everything that is missing at once", () => {
    const { problems } = read({ TEAMS_CATALOG_ID: appId });
    for (const name of ["TEAMS_APP_ID", "TEAMS_TENANT_ID", "TEAMS_APP_PASSWORD"])
      expect(problems.filter((it) => it.startsWith(`${name}: `))).toHaveLength(1);
  });

  test("accept one credential, not two", () => {
    const { problems } = read({ ...ids, TEAMS_APP_PASSWORD: "the-secret", TEAMS_CERTIFICATE_FILE: "x" });
    expect(problems).toEqual(["TEAMS_APP_PASSWORD: set either the secret or a certificate, not both"]);
    expect(problems.join()).not.toContain("the-secret");
  });

  test("name the file that cannot be used, whichever it is, and do not repeat its content", () => {
    const { problems } = read({
      ...ids,
      TEAMS_CERTIFICATE_FILE: file("cert.pem", "sesame"),
      TEAMS_PRIVATE_KEY_FILE: join(dir, "nowhere.pem"),
    });
    expect(problems.map((it) => it.split(":")[0])).toEqual(["TEAMS_CERTIFICATE_FILE", "TEAMS_PRIVATE_KEY_FILE"]);
    expect(problems.join()).not.toContain("sesame");
  });

  test("accept a certificate and its key, which the SDK accepts as well", async () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const cert = file("cert.pem", certificate);
    const key = file("key.pem", String(privateKey.export({ type: "pkcs8", format: "pem" })));
    const { config, problems } = read({ ...ids, TEAMS_CERTIFICATE_FILE: cert, TEAMS_PRIVATE_KEY_FILE: key });
    expect(problems).toEqual([]);
    expect(config?.proof).toEqual({ certificate: readFileSync(cert, "utf8"), privateKey: readFileSync(key, "utf8") });
    const credentials = credentialsOf(config);
    expect(await credentials.isValidAppId(appId)).toBe(true);
    expect(await credentials.isAuthenticationDisabled()).toBeFalsy();
  });

  describe("of the helpdesk", () => {
    const secret = { ...ids, TEAMS_APP_PASSWORD: "the-secret" };
    const [team, channel] = ["19:aBc-1_2@thread.tacv2", "19:0f@thread.skype"];

    test("are its team and its channel, by their ids or by the links that Teams copies", () => {
      expect(read(secret).config?.helpdesk).toBeUndefined();
      const plain = { TEAMS_HELPDESK_TEAM: team, TEAMS_HELPDESK_CHANNEL: channel };
      expect(read({ ...secret, ...plain }).config?.helpdesk).toEqual({ team, channel });
      const link = (kind: string, id: string) =>
        `https://teams.microsoft.com/l/${kind}/${encodeURIComponent(id)}/Pomoc?groupId=${appId}&tenantId=${tenantId}`;
      const links = { TEAMS_HELPDESK_TEAM: link("team", team), TEAMS_HELPDESK_CHANNEL: link("channel", channel) };
      expect(read({ ...secret, ...links }).config?.helpdesk).toEqual({ team, channel });
    });

    test("are named when one of the two is missing", () => {
      const mend = "set it too; the helpdesk needs its team and its channel";
      expect(read({ ...secret, TEAMS_HELPDESK_TEAM: team }).problems).toEqual([`TEAMS_HELPDESK_CHANNEL: ${mend}`]);
      expect(read({ ...secret, TEAMS_HELPDESK_CHANNEL: channel }).problems).toEqual([`TEAMS_HELPDESK_TEAM: ${mend}`]);
    });
  });
});

test("without a registration the SDK requires no authentication, and with one it does", async () => {
  expect(await credentialsOf(undefined).isAuthenticationDisabled()).toBe(true);
  const registered = credentialsOf({ appId, tenantId, proof: { password: "x" } });
  expect(await registered.isAuthenticationDisabled()).toBe(false);
  expect(await registered.isValidAppId("another")).toBe(false);
});
