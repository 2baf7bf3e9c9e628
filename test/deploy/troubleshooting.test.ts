import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  appTokenTrouble,
  helpdeskMends,
  signatureTrouble,
  scopesTrouble,
  slackUnreachable,
} from "../../src/channels/slack/trouble";
import { botTokenTrouble, helpdeskTrouble } from "../../src/channels/slack/trouble";
import { teamsHelpdeskMends, teamsHelpdeskTrouble } from "../../src/channels/teams/helpdesk/check";
import { entraMends, tokenTrouble } from "../../src/channels/teams/trouble";
import { usosKeyTrouble } from "../../src/compose/checks";
import { imapMends, imapTrouble, smtpMends, smtpTrouble } from "../../src/tickets/mailTrouble";
import { root } from "../support/root";

const pages = ["teams", "slack", "mail"] as const;
const read = (path: string): string => readFileSync(join(root, "deploy", path), "utf8");

/** The rows of a page's troubleshooting table: what an administrator sees, and what it means. */
const rowsOf = (page: (typeof pages)[number]): { sees: string; means: string }[] => {
  const [, section = ""] = read(`${page}/README.md`).split("## When something is wrong");
  return [...section.split("\n## ")[0]!.matchAll(/^\| (.+?) +\| (.+?) +\| .+\|$/gm)]
    .map(([, sees = "", means = ""]) => ({ sees, means }))
    .filter(({ sees }) => sees !== "you see" && !sees.startsWith("---"));
};
const rows = pages.flatMap(rowsOf);
const quoted = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, it = ""]) => it);

/** Every text in the program, split where a value is filled in. */
const texts = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((it) => it.endsWith(".ts"))
  .flatMap((name) => readFileSync(join(root, "src", name), "utf8").split("\n"))
  .filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line))
  .flatMap((line) => [...line.matchAll(/"((?:[^"\\]|\\.)*)"|`([^`]*)`/g)])
  .map(([, plain, template]) => (plain ?? template ?? "").split(/\$\{[^}]*\}/));
const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
const patterns = texts
  .filter((it) => it.join("").length >= 12)
  .map((it) => new RegExp(`^${it.map(literally).join(".+")}`));

/** The troubles that the program reports, by their codes. */
const troubles = [
  ...Object.keys(entraMends).map((code) => tokenTrouble(new Error(`${code}: …`))),
  tokenTrouble(new Error("getaddrinfo ENOTFOUND")),
  ...Object.keys(helpdeskMends).map((code) => helpdeskTrouble(code, "channel C000WRONG")),
  ...Object.keys(teamsHelpdeskMends).map((word) => teamsHelpdeskTrouble(word, "team 19:…")),
  botTokenTrouble("invalid_auth"),
  scopesTrouble(["im:write"]),
  appTokenTrouble,
  signatureTrouble,
  slackUnreachable,
];
const codes = [
  ...troubles.map(({ code }) => code),
  ...Object.keys(smtpMends).map((it) => `smtp.${it}`),
  ...Object.keys(imapMends).map((it) => `imap.${it}`),
  "helpdesk.refused",
  "teams.refused",
];

describe("the troubleshooting tables", () => {
  test.each(rows.map(({ sees }) => sees))("«%s» is a line that is logged, or says that there is none", (sees) => {
    if (sees.includes("nothing in the log")) return;
    const [line = ""] = quoted(sees);
    if (sees.startsWith("the same with")) expect(codes.some((it) => it.endsWith(`.${line}`))).toBe(true);
    else expect({ line, isLogged: patterns.some((it) => it.test(line)) }).toEqual({ line, isLogged: true });
  });

  test("have a row for every trouble that the program reports, and for no other", () => {
    const named = rows
      .flatMap(({ means }) => quoted(means))
      .filter((it) => /^(?:teams|slack|helpdesk|smtp|imap)\.\w+$/.test(it));
    expect([...new Set(named)].sort()).toEqual([...new Set(codes)].sort());
    expect(read("README.md")).toContain(`\`${usosKeyTrouble.code}\``);
  });

  test("quote the lines as they are logged, word for word", () => {
    const lines = rows.flatMap(({ sees }) => quoted(sees));
    const first = [
      tokenTrouble(new Error("AADSTS7000215: …")),
      tokenTrouble(new Error("ENOTFOUND")),
      helpdeskTrouble("channel_not_found", "channel C000WRONG"),
      teamsHelpdeskTrouble("notInTeam", "team 19:…"),
      botTokenTrouble("invalid_auth"),
      scopesTrouble(["im:write", "users:read"]),
      appTokenTrouble,
      signatureTrouble,
      slackUnreachable,
      smtpTrouble({ code: "EAUTH" })!,
      imapTrouble({ authenticationFailed: true }),
    ];
    expect(first.map(({ message }) => message).filter((it) => !lines.includes(it))).toEqual([]);
  });

  test("would be refused with a line that is never logged", () => {
    expect(patterns.some((it) => it.test("teams: a line of an earlier version"))).toBe(false);
  });
});
