import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { buildPackage } from "../../deploy/teams/build";
import { readInputs, type Environment, type Inputs } from "../../deploy/teams/inputs";
import { localisationOf, manifestOf } from "../../deploy/teams/manifest";
import { limits } from "../../deploy/teams/texts";
import { languages } from "../../dialogs/kit/text";
import { understand } from "../support/understanding";
import { root } from "../support/root";
import { newestVersion, schemaProblems } from "./teamsSchemas";

const appId = "0f5f3a52-6f0b-4a0e-9d59-1d2f8a3b4c5d";
const manifestId = "7b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9";
const given = {
  TEAMS_APP_ID: appId,
  PUBLIC_URL: "https://legitka.uni.opole.pl/",
  TEAMS_PRIVACY_URL: "https://www.uni.opole.pl/rodo",
  TEAMS_TERMS_URL: "https://www.uni.opole.pl/regulamin",
};

const read = (env: Environment = given, ...args: string[]): Inputs => readInputs(env, args, root);
const packaged = (): Record<string, Uint8Array> => unzipSync(buildPackage(read(), root));
const jsonIn = (name: string): unknown => JSON.parse(strFromU8(packaged()[name]!));

/** The meaning of each command, in the order of the menu. */
const meanings = [
  "menu",
  "status",
  "order",
  "showCode",
  "activate",
  "extend",
  "newPhone",
  "human",
  "language",
  "privacy",
] as const;

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "legitka-teams-"))));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the app package", () => {
  test("contains the manifest, a file for each further language and both icons, and nothing else", () => {
    expect(Object.keys(packaged()).sort()).toEqual(["color.png", "en.json", "manifest.json", "outline.png", "uk.json"]);
  });

  test("is valid by Microsoft's newest schemas", () => {
    expect(jsonIn("manifest.json")).toMatchObject({ manifestVersion: newestVersion });
    expect(schemaProblems(jsonIn("manifest.json"), "MicrosoftTeams.schema.json")).toEqual([]);
    for (const name of ["en.json", "uk.json"])
      expect({ name, problems: schemaProblems(jsonIn(name), "MicrosoftTeams.Localization.schema.json") }).toEqual({
        name,
        problems: [],
      });
  });

  test("would be refused by those schemas with a mistake", () => {
    const manifest = { ...manifestOf(read(), "1.0.0"), id: "legitka", surprise: true };
    expect(schemaProblems(manifest, "MicrosoftTeams.schema.json")).toHaveLength(2);
    expect(schemaProblems({ "name.short": "" }, "MicrosoftTeams.Localization.schema.json")).not.toEqual([]);
  });

  test("has the version of package.json, as the three numbers that Teams accepts", () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect(jsonIn("manifest.json")).toMatchObject({ version });
    expect(version).toMatch(/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/);
  });

  test("names every file it refers to, at its top", () => {
    const { icons: pictures, localizationInfo } = manifestOf(read(), "1.0.0");
    const named = [
      pictures.color,
      pictures.outline,
      ...(localizationInfo?.additionalLanguages ?? []).map((it) => it.file),
    ];
    expect(Object.keys(packaged())).toEqual(expect.arrayContaining(named));
  });
});

describe("the manifest", () => {
  test("puts the bot into a student's own chat, and nowhere else", () => {
    const { bots, defaultInstallScope } = manifestOf(read(), "1.0.0");
    expect(bots).toMatchObject([{ botId: appId, scopes: ["personal"], commandLists: [{ scopes: ["personal"] }] }]);
    expect(bots).toMatchObject([{ supportsFiles: false, isNotificationOnly: false }]);
    expect(defaultInstallScope).toBe("personal");
  });

  test("lets the bot into a team only for the helpdesk, and asks for no more then", () => {
    const manifest = manifestOf(read(given, "--helpdesk=on"), "1.0.0");
    expect(manifest.bots).toMatchObject([{ scopes: ["personal", "team"], commandLists: [{ scopes: ["personal"] }] }]);
    expect(schemaProblems(manifest, "MicrosoftTeams.schema.json")).toEqual([]);
    expect(manifest.permissions).toEqual(["identity"]);
    expect(manifest).not.toHaveProperty("authorization");
    expect(() => read(given, "--helpdesk=maybe")).toThrow("TEAMS_PACKAGE_HELPDESK");
  });

  test("asks for the student's identity, and for nothing of Microsoft Graph, the device or a team", () => {
    const manifest = manifestOf(read(), "1.0.0");
    expect(manifest.permissions).toEqual(["identity"]);
    for (const more of ["authorization", "webApplicationInfo", "devicePermissions", "staticTabs", "configurableTabs"])
      expect(manifest).not.toHaveProperty(more);
  });

  test("lets the sign-in window open this server and no other", () => {
    const domains = (PUBLIC_URL: string) => manifestOf(read({ ...given, PUBLIC_URL }), "1.0.0").validDomains;
    expect(domains("https://legitka.uni.opole.pl/")).toEqual(["legitka.uni.opole.pl"]);
    expect(domains("https://czat.uni.opole.pl:8443/legitka")).toEqual(["czat.uni.opole.pl:8443"]);
  });

  test("has the registration's id, unless the app should have its own", () => {
    expect(manifestOf(read(), "1.0.0").id).toBe(appId);
    const other = manifestOf(read({ ...given, TEAMS_MANIFEST_ID: manifestId }), "1.0.0");
    expect({ id: other.id, bot: other.bots?.[0]?.botId }).toEqual({ id: manifestId, bot: appId });
  });

  test("links the pages of the university's notices, and its card page as the site", () => {
    expect(manifestOf(read(), "1.0.0").developer).toMatchObject({
      websiteUrl: "https://usosweb.uni.opole.pl/",
      privacyUrl: given.TEAMS_PRIVACY_URL,
      termsOfUseUrl: given.TEAMS_TERMS_URL,
    });
  });

  test("is Polish, with a localisation for every text and for no other", () => {
    const manifest = jsonIn("manifest.json");
    const texts = localisationOf(read().texts.pl);
    for (const [path, text] of Object.entries(texts).filter(([path]) => path !== "$schema"))
      expect({ path, text: at(manifest, path) }).toEqual({ path, text });
    for (const name of ["en.json", "uk.json"])
      expect(Object.keys(jsonIn(name) as object).sort()).toEqual(Object.keys(texts).sort());
    const { description, name } = manifest as { description: object; name: object };
    expect([Object.keys(name), Object.keys(description)]).toEqual([
      ["short", "full"],
      ["short", "full"],
    ]);
  });
});

describe.each(languages)("the app's texts in %s", (lang) => {
  const { commands, ...texts } = read().texts[lang];

  test("are no longer than Teams accepts", () => {
    for (const [name, text] of Object.entries(texts))
      expect(text.length).toBeLessThanOrEqual(limits[name as keyof typeof texts]);
    expect(commands.length).toBeLessThanOrEqual(limits.commands);
    for (const { title, description } of commands) {
      expect(title.length).toBeLessThanOrEqual(limits.title);
      expect(description.length).toBeLessThanOrEqual(limits.description);
    }
  });

  test("name the university in the full name and in the description", () => {
    const university = read().institution.name[lang];
    expect([texts.fullName, texts.about]).toEqual([
      expect.stringContaining(university),
      expect.stringContaining(university),
    ]);
  });

  test("say in the description something else than in the summary", () => {
    expect(texts.about).not.toContain(texts.summary);
  });

  test("give no two commands the same name", () => {
    expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length);
  });

  test.each(commands.map(({ title }, i) => [title, meanings[i]] as const))(
    "has «%s» understood as %s",
    (title, intent) => {
      expect({ title, ...understand(title) }).toMatchObject({ title, kind: "sure", intent });
      expect([lang, undefined]).toContain(understand(title).lang);
    },
  );
});

describe("npm run teams:package", () => {
  const run = (env: Environment, ...args: string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", join(root, "deploy/teams/package.ts"), ...args], {
      cwd: root,
      env: { PATH: process.env["PATH"], ...env },
      encoding: "utf8",
    });

  test("writes the same bytes again, in any time zone, and says where", () => {
    const made = ["Pacific/Auckland", "America/Los_Angeles"].map((TZ, i) => {
      const out = join(folder, `new/${i}.zip`);
      const { status, stdout, stderr } = run({ ...given, TZ }, `--out=${out}`);
      expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining(out) as string });
      expect(stderr).toBe("");
      return readFileSync(out);
    });
    expect(made[1]).toEqual(made[0]);
    expect(made[0]).toEqual(Buffer.from(buildPackage(read(), root)));
  });

  test("fails with the mistakes, and with what cannot be written", () => {
    expect(run({})).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining("TEAMS_APP_ID") as string });
    writeFileSync(join(folder, "file"), "");
    const { status, stderr } = run(given, `--out=${join(folder, "file", "legitka.zip")}`);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining("--out=") as string });
  });
});

/** The value at a path like `bots[0].botId`. */
const at = (tree: unknown, path: string): unknown =>
  path
    .split(/[.[\]]+/)
    .filter((it) => it !== "")
    .reduce<unknown>((it, name) => (it as Record<string, unknown> | undefined)?.[name], tree);
