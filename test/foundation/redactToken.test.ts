import { randomBytes } from "node:crypto";
import { redactToken } from "../../src/foundation/redactToken";

const covered = "••••••••";
const token =
  "lgWVvPu7vAe3Hg01k3XUNiLQUB7z1F8guu485LKG17AwK09lDZo2rG9Tpr0hLRcZuNbKxpa2krPNsq6DGesh2OogDPYaKZf--GFKRC98rpL9Q3QHcCDFhn-3oPAmyWCY";

test.each([
  [token, covered],
  [`nie skanuje się, tekst to ${token}, pomocy`, `nie skanuje się, tekst to ${covered}, pomocy`],
  [`${token.slice(0, 64)}\n${token.slice(64)}`, `${covered}\n${covered}`],
  [`${token.slice(0, 30)}\u200b${token.slice(30)}`, covered],
  [`${token.slice(0, 40)}…`, `${covered}…`],
  [`{"token":"${token}"}`, `{"token":"${covered}"}`],
  ["qr: 550e8400-e29b-41d4-a716-446655440000", `qr: ${covered}`],
  ["9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08", covered],
  ["https://mobywatel.example/l?t=Zk3v9QmT0aLx7RbW2cHd5YpE", `https://mobywatel.example/l?${covered}`],
])("the text of a QR in «%s» is covered", (text, kept) => {
  expect(redactToken(text)).toBe(kept);
});

test.each(["base64url", "base64", "hex"] as const)("random tokens are covered in %s", (encoding) => {
  const left = Array.from({ length: 200 }, () => randomBytes(48).toString(encoding)).filter(
    (it) => redactToken(it) !== covered,
  );
  expect(left).toEqual([]);
});

test.each([
  "Screenshot_20261130-102233_mObywatel.jpg",
  "Zrzut_ekranu_2026-11-30_o_10.22.33.png",
  "https://usosweb.uni.opole.pl/kontroler.php?_action=katalog2/osoby/pokazOsobe&os_id=12345",
  "https://www.gov.pl/web/mobywatel/legitymacja-studencka-2026-jak-dodac",
  "olga.nowak-kowalska123@student.uni.opole.pl",
  "PL61109010140000071219812874",
  "12345678901234567890123456",
  "S23/S24/S25/A54/A55/iPhone15",
  "L-8AFDSD/L-7BGH23/L-9CFD45",
  "iPhone15ProMax256GB",
  "Konstantynopolitańczykowianeczka2",
  "net::ERR_SSL_PROTOCOL_ERROR_2026",
])("«%s» stays unchanged", (text) => {
  expect(redactToken(text)).toBe(text);
});

test("masking tokens is fast even in hostile texts", () => {
  for (const piece of ["a", "1a", "A1-", "/", "aaaaaaaaaaaaaaaaaaaaaaaa1 "]) {
    const began = performance.now();
    redactToken(piece.repeat(100_000 / piece.length));
    expect(performance.now() - began).toBeLessThan(2_000);
  }
});
