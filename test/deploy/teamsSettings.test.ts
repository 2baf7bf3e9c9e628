import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readInputs, type Environment, type Inputs } from "../../deploy/teams/inputs";
import { Fault } from "../../src/foundation/fault";
import { root } from "../support/root";

const given = {
  TEAMS_APP_ID: "0f5f3a52-6f0b-4a0e-9d59-1d2f8a3b4c5d",
  PUBLIC_URL: "https://legitka.uni.opole.pl/",
  TEAMS_PRIVACY_URL: "https://www.uni.opole.pl/rodo",
  TEAMS_TERMS_URL: "https://www.uni.opole.pl/?strona=regulamin",
};
const otherId = "7b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9";
const read = (env: Environment = given, ...args: string[]): Inputs => readInputs(env, args, root);

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "legitka-teams-"))));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the settings of the app package", () => {
  const mistakes = (env: Environment, ...args: string[]): string => {
    try {
      read(env, ...args);
    } catch (cause) {
      if (cause instanceof Fault && cause.code === "teams.package.invalid") return cause.message;
      throw cause;
    }
    return "";
  };

  test("report all mistakes at once, each with its remedy", () => {
    const said = mistakes(
      {
        TEAMS_APP_ID: "legitka",
        TEAMS_MANIFEST_ID: "1",
        PUBLIC_URL: "http://legitka.uni.opole.pl",
        INSTITUTION: "atlantis",
      },
      "--privacy-url=ftp://x",
      "--out=legitka.rar",
      "--terms-url",
      "--colour=red",
      "now",
    );
    for (const name of [
      "TEAMS_APP_ID",
      "TEAMS_MANIFEST_ID",
      "PUBLIC_URL",
      "INSTITUTION",
      "TEAMS_PRIVACY_URL",
      "TEAMS_PACKAGE",
    ])
      expect(said).toMatch(new RegExp(`^ {2}- ${name}: .{15}`, "m"));
    for (const flag of ["--terms-url", "--colour=red", "now"])
      expect(said).toMatch(new RegExp(`^ {2}- ${flag}: .{15}`, "m"));
  });

  test("require the registration and the address, and treat an empty variable as one that is not set", () => {
    for (const env of [{}, { TEAMS_APP_ID: "", PUBLIC_URL: "" }]) {
      expect(mistakes(env)).toMatch(/^ {2}- TEAMS_APP_ID: .*client/m);
      expect(mistakes(env)).toMatch(/^ {2}- PUBLIC_URL: .*https/m);
    }
  });

  test.each([
    "https://u:p@legitka.pl/",
    "https://legitka.pl/?a=1",
    "https://legitka.pl/#top",
    "legitka.pl",
    "https://",
  ])("refuse an address like %s", (PUBLIC_URL) => expect(mistakes({ ...given, PUBLIC_URL })).toContain("PUBLIC_URL"));

  test.each(["", "https://www.uni.opole.pl", "https://www.uni.opole.pl//", "http://www.uni.opole.pl/rodo"])(
    "refuse an address at which the notice and the terms cannot be read: «%s»",
    (url) => {
      const said = mistakes({ ...given, TEAMS_PRIVACY_URL: url, TEAMS_TERMS_URL: url });
      expect(said).toMatch(/^ {2}- TEAMS_PRIVACY_URL: .*page/m);
      expect(said).toMatch(/^ {2}- TEAMS_TERMS_URL: .*page/m);
    },
  );

  test("give a flag precedence over the environment", () => {
    const inputs = read({ ...given, TEAMS_PACKAGE: "a.zip" }, `--app-id=${otherId}`, "--out", join(folder, "b.zip"));
    expect(inputs).toMatchObject({ appId: otherId, out: join(folder, "b.zip") });
    expect(read().out).toBe(join(root, "deploy", "teams", "legitka-teams.zip"));
  });

  test("report when a university's name makes the app's name too long for Teams", () => {
    const opole = readFileSync(join(root, "dialogs/institutions/opole.yaml"), "utf8");
    const file = join(folder, "long.yaml");
    writeFileSync(file, opole.replace("pl: Uniwersytet Opolski", `pl: Akademia ${"Bardzo ".repeat(12)}Długa`));
    expect(mistakes({ ...given, INSTITUTION: file })).toMatch(/INSTITUTION: .* in pl .* 100/);
  });
});
