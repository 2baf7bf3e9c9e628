import { createLetterTaker } from "./letterTaker";
import { addresses, answer } from "./followed";
import { recordingDesk } from "./recordingDesk";

const unsigned = { To: "legitka@uni.opole.pl" };
const answering = { "In-Reply-To": "<L-ABC234.opened.0@uni.opole.pl>" };

function office(more: { authservId?: string; domains?: string[] } = {}) {
  const desk = recordingDesk();
  const take = createLetterTaker({ desk, addresses, domains: ["uni.opole.pl"], ...more });
  return { desk, take: (source: string) => take(Buffer.from(source)) };
}

describe("the sender of a letter", () => {
  const said = async (results: string, authservId?: string): Promise<string> => {
    const { take } = office(authservId === undefined ? {} : { authservId });
    return (await take(answer("L-ABC234", "Tak.", { "Authentication-Results": results }))).outcome;
  };

  test.each([
    ["mx.uni.opole.pl; dmarc=pass (p=reject) header.from=uni.opole.pl", "relayed"],
    ["mx.uni.opole.pl; dmarc=fail (p=none) header.from=uni.opole.pl", "forged"],
    ["mx.uni.opole.pl; spf=fail smtp.mailfrom=uni.opole.pl", "forged"],
    ["mx.uni.opole.pl; spf=softfail smtp.mailfrom=uni.opole.pl; dkim=pass header.d=uni.opole.pl", "relayed"],
    ["mx.uni.opole.pl; spf=fail smtp.mailfrom=example.org; dkim=pass header.d=example.org", "forged"],
    ["mx.uni.opole.pl; dkim=fail header.d=uni.opole.pl", "forged"],
    ["mx.uni.opole.pl; none", "unconfirmed"],
    ["mx.example.org; dmarc=fail", "unconfirmed"],
    ["mx.example.org; dmarc=pass header.from=uni.opole.pl", "unconfirmed"],
    ["mx.uni.opole.pl; spf=pass smtp.mailfrom=a@evil.example; dkim=none", "unconfirmed"],
    ["mx.uni.opole.pl; dkim=pass header.d=evil.example; dmarc=none header.from=uni.opole.pl", "unconfirmed"],
    ["mx.uni.opole.pl; spf=pass smtp.mailfrom=evil.example; dmarc=temperror header.from=uni.opole.pl", "unconfirmed"],
    ["mx.uni.opole.pl; dmarc=bestguesspass header.from=uni.opole.pl", "unconfirmed"],
    ["mx.uni.opole.pl; dmarc=pass header.from=evil.example", "unconfirmed"],
    ["mx.uni.opole.pl; dkim=pass header.i=@uni.opole.pl header.d=evil.example", "unconfirmed"],
    ["mx.uni.opole.pl; spf=pass smtp.mailfrom=evil.example smtp.mailfrom=uni.opole.pl", "unconfirmed"],
    ["mx.uni.opole.pl; spf=none smtp.mailfrom=a@evil.example; spf=pass smtp.mailfrom=uni.opole.pl", "unconfirmed"],
    ["mx.uni.opole.pl; spf=pass smtp.mailfrom=jan@student.uni.opole.pl", "unconfirmed"],
    ["mx.uni.opole.pl; dkim=pass header.d=opole.pl", "unconfirmed"],
  ])("is judged by the findings of the institution's own mail server: %s", async (results, outcome) => {
    expect(await said(results, "mx.uni.opole.pl")).toBe(outcome);
  });

  test.each([
    ["dkim=none (message not signed) header.d=none;dmarc=none action=none header.from=uni.opole.pl;", "relayed"],
    ["dkim=fail header.d=uni.opole.pl;dmarc=fail action=none header.from=uni.opole.pl;", "forged"],
    ["spf=fail (sender IP is 192.0.2.1) smtp.mailfrom=uni.opole.pl; dkim=none", "forged"],
  ])("is judged even when the server leaves out its own name, as Exchange does: %s", async (results, outcome) => {
    expect(await said(results)).toBe(outcome);
  });

  test("is unconfirmed when that server says nothing at all, whatever ticket the letter proves", async () => {
    const { desk, take } = office({ authservId: "mx.uni.opole.pl" });
    expect(await take(answer("L-ABC234", "Tak."))).toEqual({ outcome: "unconfirmed" });
    expect(desk.asked()).toBe(0);
  });

  test("is confirmed by a parent domain that may answer, too; then the ticket must be proven", async () => {
    const from = { From: "Jan <jan@prawo.uni.opole.pl>" };
    const signed = { "Authentication-Results": "mx.uni.opole.pl; dkim=pass header.d=uni.opole.pl; dmarc=none" };
    const wide = office({ authservId: "mx.uni.opole.pl", domains: ["uni.opole.pl", "*.uni.opole.pl"] });
    expect((await wide.take(answer("L-ABC234", "Tak.", { ...from, ...signed }))).outcome).toBe("relayed");
    const unproven = answer("L-ABC234", "Tak.", { ...from, ...signed, ...unsigned, ...answering });
    expect((await wide.take(unproven)).outcome).toBe("unproven");
    const narrow = office({ authservId: "mx.uni.opole.pl", domains: ["prawo.uni.opole.pl"] });
    expect((await narrow.take(answer("L-ABC234", "Tak.", { ...from, ...signed }))).outcome).toBe("unconfirmed");
  });

  test("is not believed because of headers that anybody could have written into the letter", async () => {
    const { take } = office();
    const forged = { "Authentication-Results": "mx.uni.opole.pl; dmarc=pass header.from=uni.opole.pl" };
    const sent = answer("L-ABC234", "Tak.", { ...forged, ...unsigned, ...answering });
    expect(await take(sent)).toEqual({ outcome: "unproven" });
  });

  test.each([
    ["dmarc=pass header.from=uni.opole.pl", "relayed"],
    ["spf=pass smtp.mailfrom=anna.nowak@uni.opole.pl", "relayed"],
    ['spf=pass smtp.mailfrom="anna.nowak@uni.opole.pl"', "relayed"],
    ["dkim=pass header.i=@uni.opole.pl header.d=uni.opole.pl", "relayed"],
    ["spf=pass smtp.mailfrom=jan@student.uni.opole.pl", "unconfirmed"],
    ["dkim=pass header.d=student.uni.opole.pl", "unconfirmed"],
    ["dkim=pass header.i=@uni.opole.pl header.d=opole.pl", "unconfirmed"],
    ["dkim=pass header.d=opole.pl", "unconfirmed"],
    ["spf=pass smtp.helo=uni.opole.pl smtp.mailfrom=example.com", "unconfirmed"],
    ["dmarc=pass header.from=student.uni.opole.pl", "unconfirmed"],
    ['spf=pass smtp.mailfrom="x; dmarc=pass header.from=uni.opole.pl;"@example.com', "unconfirmed"],
    [
      'spf=pass (of "x) ; dmarc=pass header.from=uni.opole.pl; ("@example.com) smtp.mailfrom=example.com',
      "unconfirmed",
    ],
  ])("is confirmed only by exactly their domain: %s", async (results, outcome) => {
    const { take } = office({ authservId: "mx.uni.opole.pl" });
    const vouched = { "Authentication-Results": `mx.uni.opole.pl; ${results}` };
    const sent = answer("L-ABC234", "Tak.", { ...vouched, ...unsigned, ...answering });
    expect((await take(sent)).outcome).toBe(outcome);
  });

  test("may belong to a subdomain only where the institution's settings say so", async () => {
    const from = { From: "Jan <jan@prawo.uni.opole.pl>" };
    expect(await office().take(answer("L-ABC234", "Tak.", from))).toEqual({ outcome: "stranger" });
    const wide = office({ domains: ["uni.opole.pl", "*.uni.opole.pl"] });
    expect(await wide.take(answer("L-ABC234", "Tak.", from))).toMatchObject({ outcome: "relayed" });
    expect(await wide.take(answer("L-ABC234", "Tak.", { From: "x@zuni.opole.pl" }))).toEqual({ outcome: "stranger" });
  });

  test("is shown by name, never by anything else in the header", async () => {
    const names: string[] = [];
    for (const from of [
      "anna.nowak@uni.opole.pl",
      '"a@b.pl" <anna.nowak@uni.opole.pl>',
      '"Anna\u202e  Nowak" <anna.nowak@uni.opole.pl>',
    ]) {
      const { desk, take } = office();
      await take(answer("L-ABC234", "Tak.", { From: from }));
      names.push(desk.replies[0]?.by.name ?? "");
    }
    expect(names).toEqual(["anna.nowak", "anna.nowak", "Anna Nowak"]);
  });
});
