import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig, type Environment } from "../../src/config/config";
import { Fault } from "../../src/foundation/fault";
import { copy } from "../support/copy";
import { root } from "../support/root";
import { openWorld } from "../support/world";

const read = (env: Environment) => readConfig(env, root);

/** The message about a configuration that cannot be used. */
function mistakes(env: Environment): string {
  try {
    read(env);
  } catch (cause) {
    if (cause instanceof Fault && cause.code === "config.invalid") return cause.message;
    throw cause;
  }
  return "";
}

const production = {
  SANDBOX: "off",
  PUBLIC_URL: "https://legitka.uni.opole.pl/",
  USOS_CONSUMER_KEY: "key",
  USOS_CONSUMER_SECRET: "secret",
  SMTP_URL: "smtps://user:password@mail.uni.opole.pl:465",
  MAIL_FROM: "legitka@uni.opole.pl",
  TEAMS_APP_ID: "6f9a1c52-8a3e-4c1b-9d27-0b7f4e2d5a10",
  TEAMS_TENANT_ID: "0d1e2f3a-4b5c-4d6e-8f70-819203a4b5c6",
  TEAMS_APP_PASSWORD: "the-client-secret",
  TOKEN_KEYS: `new:${Buffer.alloc(32, 1).toString("base64")},old:${Buffer.alloc(32, 2).toString("base64")}`,
};

describe("the configuration", () => {
  test("needs nothing at all for a trial on one's own machine", () => {
    const config = read({});
    expect(config).toMatchObject({ host: "127.0.0.1", port: 3978, sandbox: true, publicUrl: undefined });
    expect(config.institution.id).toBe("opole");
  });

  test("treats an empty variable as one that is not set", () => {
    const names = ["PORT", "HOST", "DATA_DIR", "PUBLIC_URL", "INSTITUTION", "SANDBOX", "MAIL_FROM", "TOKEN_KEYS"];
    expect(read(Object.fromEntries(names.map((name) => [name, ""])))).toEqual(read({}));
  });

  test("reports all mistakes at once, in whichever part they are", () => {
    const said = mistakes({
      SANDBOX: "off",
      PORT: "eighty",
      LOG_LEVEL: "loud",
      MAIL_FROM: "nobody",
      TOKEN_KEYS: "k1:c2hvcnQ=",
      INSTITUTION: "atlantis",
      FOLLOW_SOONEST_MS: "0",
    });
    for (const name of ["PORT", "LOG_LEVEL", "MAIL_FROM", "TOKEN_KEYS", "FOLLOW_SOONEST_MS"]) {
      expect(said).toMatch(new RegExp(`^ {2}- ${name}`, "m"));
    }
    expect(said).toContain("INSTITUTION: ");
    expect(said).toContain("atlantis.yaml cannot be read");
    for (const name of ["PUBLIC_URL", "USOS_CONSUMER_KEY", "USOS_CONSUMER_SECRET", "SMTP_URL"]) {
      expect(said).toMatch(new RegExp(`^ {2}- ${name}: .{20}`, "m"));
    }
  });

  test("refuses numbers that are useless for a timer, a port or a person", () => {
    const beyond = {
      PORT: 65_536,
      SECRET_SHOWN_MINUTES: 1_441,
      FOLLOW_SOONEST_MS: 3_600_001,
      FOLLOW_LATEST_MS: 86_400_001,
      USOS_CONCURRENCY: 1_001,
      USOS_PER_SECOND: 10_001,
      LEASE_MS: 600_001,
    };
    for (const [name, value] of Object.entries(beyond)) {
      expect(mistakes({ [name]: `${value}` })).toContain(`- ${name}: Too big`);
      expect(mistakes({ [name]: `${value - 1}` })).toBe("");
    }
  });

  test("accepts only a token for the metrics that cannot be guessed, and does not repeat a refused one", () => {
    expect(read({}).metricsToken).toBeUndefined();
    expect(read({ METRICS_TOKEN: "0123456789abcdef" }).metricsToken).toBe("0123456789abcdef");
    for (const token of ["short", "with a space in between"]) {
      const said = mistakes({ METRICS_TOKEN: token });
      expect(said).toContain("- METRICS_TOKEN: 16 characters or more");
      expect(said).not.toContain(token);
    }
  });

  test("trusts only a proxy on its own machine unless it is told which or how many, and refuses anything else", () => {
    expect(read({}).trustedProxies).toEqual(["loopback"]);
    expect(read({ TRUSTED_PROXIES: "2" }).trustedProxies).toBe(2);
    expect(read({ TRUSTED_PROXIES: "0" }).trustedProxies).toBe(0);
    expect(mistakes({ TRUSTED_PROXIES: "-1" })).toContain("- TRUSTED_PROXIES: how many");
    expect(read({ TRUSTED_PROXIES: "192.0.2.7, 2001:db8::/48" }).trustedProxies).toEqual([
      "192.0.2.7",
      "2001:db8::/48",
    ]);
    expect(mistakes({ TRUSTED_PROXIES: "the proxy" })).toContain("- TRUSTED_PROXIES: how many proxies");
  });

  test("repeats no secret when it says what is wrong with it", () => {
    expect(mistakes({ TOKEN_KEYS: "k1:dGhpcyBpcyBub3QgYSBrZXk=" })).not.toContain("dGhpcyBpcyBub3QgYSBrZXk=");
    expect(mistakes({ SMTP_URL: "mail hunter2" })).not.toContain("hunter2");
  });

  test("requires without the sandbox everything that the sandbox provides", () => {
    expect(mistakes({ ...production })).toBe("");
    for (const name of Object.keys(production).filter((it) => it !== "SANDBOX")) {
      const said = mistakes({ ...production, [name]: "" });
      expect(said).toContain("1 mistake");
      expect(said).toContain(`- ${name}: `);
    }
  });

  test("keeps the sandbox on this machine", () => {
    for (const HOST of ["0.0.0.0", "192.168.1.5", "::", "legitka.uni.opole.pl"]) {
      expect(mistakes({ HOST })).toContain("HOST: the sandbox and its chat page are for this machine only");
      expect(mistakes({ ...production, HOST })).toBe("");
    }
    for (const HOST of ["127.0.0.1", "127.0.0.2", "::1", "localhost"]) expect(mistakes({ HOST })).toBe("");
    expect(mistakes({ HOST: "127.evil.example" })).toContain("HOST: ");
  });

  test("accepts no chat without authentication outside the sandbox, and requires an https address that students' phones can reach", () => {
    const teams = ["TEAMS_APP_ID", "TEAMS_TENANT_ID", "TEAMS_APP_PASSWORD"];
    const said = mistakes({ ...production, ...Object.fromEntries(teams.map((name) => [name, ""])) });
    expect(said).toContain("1 mistake");
    expect(said).toContain("- TEAMS_APP_ID: no chat is connected");
    expect(mistakes({ ...production, PUBLIC_URL: "http://legitka.uni.opole.pl" })).toContain("- PUBLIC_URL: ");
  });

  test("reads several keys, the first being the one that seals", () => {
    expect(read(production).tokenKeys?.map(({ id }) => id)).toEqual(["new", "old"]);
  });

  test("writes the public address without a slash at its end", () => {
    expect(read(production).publicUrl).toBe("https://legitka.uni.opole.pl");
  });
});

describe("an institution's file", () => {
  const opole = readFileSync(join(root, "dialogs/institutions/opole.yaml"), "utf8");
  let dir: string;
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), "legitka-institution-"))));
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const file = (yaml: string): string => {
    const path = join(dir, "uni.yaml");
    writeFileSync(path, yaml);
    return path;
  };

  test("is refused with the names of all its mistakes", () => {
    const yaml = opole
      .replace("https://usosapps.uni.opole.pl/", "usosapps")
      .replace("email: zgloszenia@uni.opole.pl", "email: zgloszenia")
      .replace("[activeStudent, pesel, studentNumber, photo]", "[activeStudent, luck]")
      .replace("reminderDays: [30, 7, 1]", "reminderDays: [30, -7]\ncolour: blue");
    const said = mistakes({ INSTITUTION: file(yaml) });
    for (const name of ["usos.baseUrl", "support.email", "ruleSets.act2025.conditions.1", "reminderDays.1"]) {
      expect(said).toContain(`uni.yaml: ${name}: `);
    }
    expect(said).toContain("colour");
  });

  test("is refused when it names a rule set that it does not contain, or is not valid YAML", () => {
    expect(mistakes({ INSTITUTION: file(opole.replace("rules: published2024", "rules: act2026")) })).toContain(
      "there is no rule set «act2026»; known are published2024, act2025",
    );
    expect(mistakes({ INSTITUTION: file("id: [opole") })).toContain("this is not YAML");
  });

  test("is refused with an unknown time zone", () => {
    expect(mistakes({ INSTITUTION: file(`${opole}\ntimeZone: Europe/Opole\n`) })).toContain("timeZone: ");
  });

  test("is all that another university needs", async () => {
    const lodz = opole
      .replace("id: opole", "id: lodz")
      .replace("pl: Uniwersytet Opolski", "pl: Uniwersytet Łódzki")
      .replace("zgloszenia@uni.opole.pl", "pomoc@uni.lodz.pl")
      .replace("dziekanat Twojego wydziału", "Centrum Obsługi Studenta")
      .replace("rules: published2024", "rules: act2025")
      .replace("reminderDays: [30, 7, 1]", "reminderDays: [14]");
    expect(read({ INSTITUTION: file(lodz) }).institution.id).toBe("lodz");

    const world = await openWorld({ institution: () => lodz });
    try {
      const bartek = world.student();
      expect(await bartek.opens()).toContain("Uniwersytet Łódzki");
      await bartek.signsInAs("bartek");
      await bartek.presses("eligibility");
      expect(bartek.last.view.facts).toHaveLength(4);
      expect(bartek.sees).toContain(copy("condition.studentNumber.mend", { office: "Centrum Obsługi Studenta" }));
      await bartek.presses("human");
      expect(await bartek.says("Nie mam numeru albumu, co robić?")).toContain("pomoc@uni.lodz.pl");
      await bartek.presses("send");
      expect(world.inbox.messages().map(({ to }) => to)).toEqual(["pomoc@uni.lodz.pl"]);
      const anna = world.student();
      await anna.signsInAs("anna");
      await anna.presses("place");
      expect(await anna.says("przypomnienia")).toContain(copy("reminders.what.order", { days: "14" }));
    } finally {
      await world.close();
    }
  });
});
