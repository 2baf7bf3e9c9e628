import { readFileSync } from "node:fs";
import { join } from "node:path";
import { answer } from "./followed";
import { mixed, taken } from "./reading";

const words = "Dzień dobry, proszę zamówić jeszcze raz.";
const base64 = (content: Buffer): string => content.toString("base64").replace(/.{76}/g, "$&\r\n");
const sealed = (name: string): string => base64(readFileSync(join(__dirname, "sealed", name)));

async function told(body: string, headers: Record<string, string>) {
  const { outcome, desk } = await taken(Buffer.from(answer("L-ABC234", body, { "MIME-Version": "1.0", ...headers })));
  return {
    outcome,
    words: desk.replies.map(({ action }) => action.text).join(),
    files: desk.replies.flatMap(({ action }) => action.files ?? []).map(({ name }) => name),
    staff: desk.unreached.map(({ what }) => what?.why),
  };
}
const part = (type: string, name: string, content: string): string =>
  `--b\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${content}\r\n`;
const text = `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${words}\r\n`;
const smime = (kind: string) => ({
  "Content-Type": `application/pkcs7-mime; smime-type=${kind}; name="smime.p7m"`,
  "Content-Transfer-Encoding": "base64",
});

describe("a letter that is signed or encrypted", () => {
  test.each(["signed.p7m", "signedInPieces.p7m"])("is opened when it is only signed: %s", async (name) => {
    expect(await told(sealed(name), smime("signed-data"))).toEqual({ outcome: "relayed", words, files: [], staff: [] });
  });

  test("is reported to staff when it is encrypted", async () => {
    const nothing = { outcome: "unclear", words: "", files: [], staff: ["encrypted"] };
    expect(await told(sealed("encrypted.p7m"), smime("enveloped-data"))).toEqual(nothing);
    expect(await told("-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----", {})).toEqual(nothing);
    const openPgp = { "Content-Type": 'multipart/encrypted; protocol="application/pgp-encrypted"; boundary="b"' };
    expect(await told(`${part("application/octet-stream", "encrypted.asc", "eA==")}--b--`, openPgp)).toEqual(nothing);
  });

  test("is read inside the armour of a signature", async () => {
    const armour = `-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\n${words}\r\n-----BEGIN PGP SIGNATURE-----\r\n\r\niQ\r\n-----END PGP SIGNATURE-----`;
    expect(await told(armour, { "Content-Type": "text/plain; charset=utf-8" })).toMatchObject({
      outcome: "relayed",
      words,
    });
  });
});

describe("a notice about a protected letter", () => {
  const nothing = { outcome: "unclear", words: "", files: [], staff: ["encrypted"] };
  const plain = { "Content-Type": "text/plain; charset=utf-8" };

  test.each([
    ["application/x-microsoft-rpmsg-message", "message_v4.rpmsg"],
    ["application/octet-stream", "message.rpmsg"],
  ])("is reported to staff, and nothing of it reaches the student: %s %s", async (type, name) => {
    expect(await told(`${text}${part(type, name, "eA==")}--b--`, mixed)).toEqual(nothing);
  });

  test.each([
    "Tomasz Wróbel (t@uni.opole.pl) wysłał(a) Ci chronioną wiadomość.\r\n\r\nPrzeczytaj wiadomość<https://outlook.office365.com/Encryption/retrieve.ashx?recipientemailaddress=x>",
    "Anna Nowak has sent you a protected message.\r\nRead the message<https://outlook.office365.com/Encryption/retrieve.ashx>",
    "Anna Nowak has sent you an email via Gmail confidential mode:\r\nhttps://confidential-mail.google.com/msg/AB12",
    "Anna Nowak sent you an encrypted message.\r\nUnlock the message: https://mail.proton.me/eo/AbC",
    "Anna Nowak надіслала вам захищене повідомлення.\r\nПрочитати: https://example.org/read",
    "Anna Nowak hat Ihnen eine verschlüsselte Nachricht gesendet: https://example.org/read",
  ])("is reported to staff, whatever program it comes from: %s", async (notice) => {
    expect(await told(notice, plain)).toEqual(nothing);
  });

  test("is reported to staff when the page that opens the letter is attached", async () => {
    const notice = "Anna Nowak przesłała Ci zaszyfrowaną wiadomość. Otwórz załącznik.";
    const page = part("text/html", "message.html", "eA==");
    expect(await told(`${text.replace(words, notice)}${page}--b--`, mixed)).toEqual(nothing);
  });

  test.each([
    "Dziekanat wysłał Ci zaszyfrowaną wiadomość z hasłem, proszę je zmienić.",
    "Proszę przysłać skan przez https://uni.opole.pl/bezpieczna-wiadomosc, nie mailem.",
  ])("is not recognised in a person's words about one: %s", async (said) => {
    expect(await told(said, plain)).toMatchObject({ outcome: "relayed", words: said });
  });
});

describe("Outlook's winmail.dat", () => {
  const attribute = (level: number): Buffer => {
    const head = Buffer.alloc(9);
    head[0] = level;
    head.writeUInt32LE(4, 5);
    return Buffer.concat([head, Buffer.alloc(6)]);
  };
  const packed = (...levels: number[]): string =>
    part(
      "application/ms-tnef",
      "winmail.dat",
      base64(Buffer.concat([Buffer.from("789f3e220100", "hex"), ...levels.map(attribute)])),
    );

  test("is not reported when it contains only formatting", async () => {
    expect(await told(`${text}${packed(1)}--b--`, mixed)).toEqual({ outcome: "relayed", words, files: [], staff: [] });
  });

  test("is reported to staff when it contains files or the whole letter", async () => {
    expect(await told(`${text}${packed(1, 2)}--b--`, mixed)).toMatchObject({
      outcome: "relayed",
      words,
      staff: ["packed"],
    });
    expect(await told(`${packed(1)}--b--`, mixed)).toMatchObject({ outcome: "unclear", words: "", staff: ["packed"] });
  });
});

test.each([
  ["application/pgp-signature", "signature.asc"],
  ["application/octet-stream", "signature.asc"],
  ["application/octet-stream", "smime.p7s"],
  ["application/octet-stream", "OpenPGP_0xABCDEF0123456789.asc"],
  ["text/calendar", "invite.ics"],
  ["application/octet-stream", "spotkanie.ics"],
  ["text/plain", "ATT00001.txt"],
  ["text/x-vcard", "anna.vcf"],
])("attachments that programs make for each other are not reported: %s %s", async (type, name) => {
  expect(await told(`${text}${part(type, name, "eA==")}--b--`, mixed)).toEqual({
    outcome: "relayed",
    words,
    files: [],
    staff: [],
  });
});
