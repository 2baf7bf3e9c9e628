import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { Institution } from "../../dialogs/kit/institution";
import { languages, type Lang } from "../../dialogs/kit/text";
import { loadCatalog } from "../../src/conversation/catalog";
import { loadInstitution } from "../../src/config/institution";
import { Fault } from "../../src/foundation/fault";
import { isNoticePage } from "../../src/foundation/noticePage";
import { limits, textsOf, type AppTexts } from "./texts";

/** The checked parts of an app package. */
export interface Inputs {
  /** The bot's registration in Microsoft Entra. */
  readonly appId: string;
  /** The app's own id in Teams; the registration's, unless another one is given. */
  readonly manifestId: string;
  /** The server's address, without a trailing slash. */
  readonly publicUrl: string;
  readonly institution: Institution;
  readonly texts: Readonly<Record<Lang, AppTexts>>;
  /** The pages of the notice and of the terms themselves, which Microsoft's review and students want to read. */
  readonly privacyUrl: string;
  readonly termsUrl: string;
  /** Whether the app can be added to the team with the helpdesk, too. */
  readonly helpdesk: boolean;
  /** The package's file, an absolute path. */
  readonly out: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Each setting can come from the environment, or from its flag, which wins. */
const flags: ReadonlyMap<string, string> = new Map([
  ["app-id", "TEAMS_APP_ID"],
  ["manifest-id", "TEAMS_MANIFEST_ID"],
  ["public-url", "PUBLIC_URL"],
  ["institution", "INSTITUTION"],
  ["privacy-url", "TEAMS_PRIVACY_URL"],
  ["terms-url", "TEAMS_TERMS_URL"],
  ["helpdesk", "TEAMS_PACKAGE_HELPDESK"],
  ["out", "TEAMS_PACKAGE"],
]);

const https = (mend: string) => z.string(mend).refine(isPlainHttps, mend);

/** A page below an address's front page, which would show anything but the notice. */
const page = (what: string) => {
  const mend = `set it to the https address of the page with the university's ${what}; a front page is not enough`;
  return z.string(mend).refine(isNoticePage, mend);
};

const settings = z.object({
  TEAMS_APP_ID: z.guid("set it to the application (client) id of the bot's registration, a GUID"),
  TEAMS_MANIFEST_ID: z.guid("leave it out, or set it to a GUID that no other app has").optional(),
  PUBLIC_URL: https("set it to the https address of this server, e.g. https://legitka.uni.opole.pl"),
  INSTITUTION: z.string().default("opole"),
  TEAMS_PRIVACY_URL: page("privacy notice"),
  TEAMS_TERMS_URL: page("terms of use"),
  TEAMS_PACKAGE_HELPDESK: z
    .enum(["on", "off"], "on, if the helpdesk is in a channel of Teams; else off")
    .default("off"),
  TEAMS_PACKAGE: z.string().endsWith(".zip", "name a file that ends in .zip").optional(),
});

/**
 * Reads and checks everything the package needs.
 * @param args the command line's flags, without the program's name
 * @param root the repository's folder
 * @throws `teams.package.invalid` that names every mistake with its mend, all at once
 */
export function readInputs(given: Environment, args: readonly string[], root: string): Inputs {
  const problems: string[] = [];
  const wanted = { ...given, ...flagged(args, problems) };
  // An empty variable counts as unset, as in most container tools.
  const env = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(env);
  if (!parsed.success) problems.push(...parsed.error.issues.map((it) => `${it.path.join(".")}: ${it.message}`));
  const institution = institutionOf(env["INSTITUTION"] ?? "opole", root, problems);
  const texts = institution && textsOf(loadCatalog(join(root, "dialogs"), institution), institution);
  if (texts) problems.push(...tooLong(texts));
  if (!parsed.success || !institution || !texts || problems.length > 0) throw invalid(problems);
  const it = parsed.data;
  return {
    appId: it.TEAMS_APP_ID,
    manifestId: it.TEAMS_MANIFEST_ID ?? it.TEAMS_APP_ID,
    publicUrl: it.PUBLIC_URL.replace(/\/$/, ""),
    institution,
    texts,
    privacyUrl: it.TEAMS_PRIVACY_URL,
    termsUrl: it.TEAMS_TERMS_URL,
    helpdesk: it.TEAMS_PACKAGE_HELPDESK === "on",
    out:
      it.TEAMS_PACKAGE === undefined ? join(root, "deploy", "teams", "legitka-teams.zip") : resolve(it.TEAMS_PACKAGE),
  };
}

/** The settings given as flags (`--out=FILE` or `--out FILE`), by their names in the environment. */
function flagged(args: readonly string[], problems: string[]): Record<string, string> {
  const found: Record<string, string> = {};
  const left = [...args];
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    const [, name = "", inline] = /^--([^=]+)(?:=(.*))?$/.exec(arg) ?? [];
    const setting = flags.get(name);
    if (setting === undefined) {
      problems.push(`${arg}: there is no such flag; known are ${[...flags.keys()].map(dashed).join(", ")}`);
      continue;
    }
    const value = inline ?? (left[0]?.startsWith("--") ? undefined : left.shift());
    if (value === undefined) problems.push(`${dashed(name)}: give it a value, as in ${dashed(name)}=…`);
    else found[setting] = value;
  }
  return found;
}

const dashed = (name: string): string => `--${name}`;

function institutionOf(name: string, root: string, problems: string[]): Institution | undefined {
  const file = /[/.]/.test(name) ? resolve(name) : join(root, "dialogs", "institutions", `${name}.yaml`);
  let yaml: string;
  try {
    yaml = readFileSync(file, "utf8");
  } catch {
    problems.push(`INSTITUTION: ${file} cannot be read; name a file of dialogs/institutions or give a path`);
    return undefined;
  }
  const loaded = loadInstitution(yaml);
  problems.push(...loaded.problems.map((it) => `${file}: ${it}`));
  return loaded.institution;
}

/** Only the university's name differs from place to place, so only what holds it can become too long for Teams. */
const tooLong = (texts: Readonly<Record<Lang, AppTexts>>): string[] =>
  languages
    .map((lang) => ({ lang, length: texts[lang].fullName.length }))
    .filter(({ length }) => length > limits.fullName)
    .map(
      ({ lang, length }) =>
        `INSTITUTION: with the university's name in ${lang} the app's full name has ${length} characters; ` +
        `Teams takes ${limits.fullName}, so give the institution's file a shorter one`,
    );

function isPlainHttps(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, search, hash } = new URL(url);
  return protocol === "https:" && username === "" && search === "" && hash === "";
}

const invalid = (problems: readonly string[]) =>
  new Fault({
    code: "teams.package.invalid",
    message: `The app package cannot be made; ${problems.length} mistake(s):\n${problems.map((it) => `  - ${it}`).join("\n")}`,
    next: "Mend the lines above and run it again; deploy/teams/README.md says where each value is found.",
  });
