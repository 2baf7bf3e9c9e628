import { mailConfig } from "../../src/config/mail";

function read(env: Record<string, string>) {
  const problems: string[] = [];
  return { config: mailConfig(env, problems), problems };
}
const imap = "imaps://legitka%40uni.opole.pl:s%3Acret@imap.uni.opole.pl/INBOX";

describe("answers by mail", () => {
  test("are not read when nothing is set", () => {
    expect(read({})).toEqual({ config: undefined, problems: [] });
  });

  test("are read from the mailbox named", () => {
    const { config, problems } = read({ IMAP_URL: imap, MAIL_REPLY_TO: "legitka@uni.opole.pl" });
    expect(problems).toEqual([]);
    expect(config).toEqual({
      imap: {
        host: "imap.uni.opole.pl",
        port: 993,
        secure: true,
        user: "legitka@uni.opole.pl",
        password: "s:cret",
        path: "INBOX",
      },
      replyTo: "legitka@uni.opole.pl",
      authservId: undefined,
    });
  });

  test("can be read from another folder or port, and without TLS from the first byte", () => {
    const { config } = read({ IMAP_URL: "imap://u:p@[::1]:1143/Legitka/W%20toku", MAIL_REPLY_TO: "l@uni.opole.pl" });
    expect(config?.imap).toMatchObject({ host: "::1", port: 1143, secure: false, path: "Legitka/W toku" });
  });

  test.each([
    [{ IMAP_URL: imap }, ["MAIL_REPLY_TO"]],
    [{ MAIL_REPLY_TO: "l@uni.opole.pl" }, ["IMAP_URL"]],
    [{ IMAP_URL: "https://u:hidden@host/", MAIL_REPLY_TO: "l+x@uni.opole.pl" }, ["IMAP_URL", "MAIL_REPLY_TO"]],
    [
      { IMAP_URL: "imaps://hidden@host/", MAIL_REPLY_TO: `${"l".repeat(39)}@uni.opole.pl` },
      ["IMAP_URL", "MAIL_REPLY_TO"],
    ],
    [{ IMAP_URL: "imaps://u:hid%den@host/", MAIL_REPLY_TO: "l@uni.opole.pl" }, ["IMAP_URL"]],
    [{ IMAP_URL: "imap://u:p@h", MAIL_REPLY_TO: "l@uni.opole.pl", MAIL_FROM: "no-reply@uni.opole.pl" }, ["MAIL_FROM"]],
    [{ MAIL_AUTHSERV_ID: "mx.uni.opole.pl" }, ["MAIL_AUTHSERV_ID"]],
  ])("report all mistakes at once, without the password: %j", (env: Record<string, string>, names) => {
    const { config, problems } = read(env);
    expect(config === undefined || names.includes("MAIL_FROM")).toBe(true);
    expect(problems.map((it) => it.split(":")[0])).toEqual(names);
    expect(problems.join()).not.toContain("hid");
  });
});
