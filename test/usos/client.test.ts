import { createUsosClient, type UsosClient, type UsosClientOptions } from "../../src/usos";
import { createHastyClock } from "../support/hastyClock";
import { endTokens, type FarEnd, startFarEnd } from "../support/usosFarEnd";

const consumer = { key: "consumerKey0001", secret: "consumerSecret&1" };
const token = { key: "tokenKey00000001", secret: "tokenSecret/+0001" };
const words = { pl: "Za wcześnie.", en: "Too early." };

let far: FarEnd;
beforeEach(async () => {
  far = await startFarEnd();
  far.secrets.set(consumer.key, consumer.secret).set(token.key, token.secret);
});
afterEach(() => far.close());

function client(options: Partial<UsosClientOptions> = {}): UsosClient {
  return createUsosClient({ baseUrl: far.baseUrl, consumer, clock: createHastyClock(), ...options });
}
const last = () => far.arrived.at(-1)!;
const given = <T>(value: T) => ({ ok: true, value });

describe("linking", () => {
  test("a request token is asked for with the callback signed and the least scopes", async () => {
    far.script("services/oauth/request_token", {
      body: "oauth_token=abc&oauth_token_secret=d%2Fe&oauth_callback_confirmed=true&new_key=1",
    });
    const answer = await client().requestToken("https://bot.example/callback?x=1");
    expect(answer).toEqual(given({ key: "abc", secret: "d/e" }));
    expect(last()).toMatchObject({ verb: "POST", signedWell: true });
    expect(last().oauth).toMatchObject({ oauth_callback: "https://bot.example/callback?x=1", oauth_version: "1.0" });
    expect(last().oauth).not.toHaveProperty("oauth_token");
    expect(last().form.get("scopes")).toBe("cards|offline_access");
  });

  test("a server that does not confirm the callback is not trusted", async () => {
    far.script("services/oauth/request_token", {
      body: "oauth_token=abc&oauth_token_secret=def&oauth_callback_confirmed=false",
    });
    expect(await client().requestToken("oob")).toMatchObject({ ok: false, refusal: { code: "unavailable" } });
  });

  test("the address to sign in at lies under the base address and asks for confirmation", () => {
    expect(client({ baseUrl: "https://apps.example/usos" }).authorizeUrl("a&b")).toBe(
      "https://apps.example/usos/services/oauth/authorize?oauth_token=a%26b&interactivity=confirm_user",
    );
  });

  test("the verifier is exchanged in the request token's name", async () => {
    far.script("services/oauth/access_token", { body: "oauth_token=k&oauth_token_secret=s&user_id=7" });
    expect(await client().accessToken(token, "123 456")).toEqual(given({ key: "k", secret: "s" }));
    expect(last().signedWell).toBe(true);
    expect(last().oauth).toMatchObject({ oauth_token: token.key, oauth_verifier: "123 456" });
  });

  test.each(["personal", "cards|photo", "cards| personal"])("the scope %p is never asked for", (scopes) => {
    expect(() => client({ scopes })).toThrow("does not need the scope");
  });

  test("a token is revoked in its own name", async () => {
    far.script("services/oauth/revoke_token", { body: { success: true } });
    expect(await client().revokeToken(token)).toEqual(given(true));
    expect(last()).toMatchObject({ signedWell: true, oauth: { oauth_token: token.key } });
  });

  test("a token that no longer exists counts as revoked", async () => {
    endTokens(far);
    far.script("services/oauth/revoke_token", { status: 401, body: { message: "Invalid token." } });
    const clock = createHastyClock();
    const usos = client({ clock });
    // Without another student's token to compare with, only a refusal that stands for hours is one of this token.
    expect(await usos.revokeToken(token)).toMatchObject({ ok: false, refusal: { code: "unauthorized" } });
    clock.advance(4 * 3_600_000);
    expect(await usos.revokeToken(token)).toEqual(given(true));
  });

  test("a token does not count as revoked when only our own key is refused", async () => {
    far.script("services/apisrv/consumer", { status: 401, body: { message: "Timestamp out of range." } });
    far.script("services/oauth/revoke_token", { status: 401, body: { message: "Timestamp out of range." } });
    expect(await client().revokeToken(token)).toMatchObject({ ok: false, refusal: { code: "unauthorized" } });
  });
});

describe("reading", () => {
  test("the user is read", async () => {
    far.script("services/users/user", {
      body: {
        id: 1234,
        first_name: "Zofia",
        last_name: "Żak",
        student_status: "2",
        student_number: 99,
        has_photo: true,
        x: 1,
      },
    });
    expect(await client().user(token)).toEqual(
      given({
        id: "1234",
        firstName: "Zofia",
        lastName: "Żak",
        studentStatus: 2,
        studentNumber: "99",
        hasPhoto: true,
      }),
    );
    expect(last().form.get("fields")).toBe("id|first_name|last_name|student_status|student_number|has_photo");
  });

  test("a field that the installation does not provide is left out of the next request", async () => {
    const forbid = (field_name: string) => ({
      status: 400,
      body: { message: "no", error: "field_forbidden", field_name, param_name: "fields" },
    });
    far.script("services/users/user", forbid("has_photo"), forbid("student_number"), { body: { id: "7" } });
    expect(await client().user(token)).toMatchObject(given({ id: "7", studentNumber: null, hasPhoto: null }));
    expect(last().form.get("fields")).toBe("id|first_name|last_name|student_status");
  });

  test("a field without which the answer is meaningless is not left out", async () => {
    far.script("services/cards/mcard_order", {
      status: 400,
      body: { message: "no", error: "field_forbidden", field_name: "token" },
    });
    expect(await client().order(token, "5")).toMatchObject({ ok: false, refusal: { code: "refused" } });
    expect(far.arrived).toHaveLength(1);
  });

  test("the mCard is read with its reasons in USOS's words", async () => {
    far.script("services/cards/mcard", {
      body: { why_cannot_order: words, why_cannot_revoke: null, orders: [{ id: 17 }] },
    });
    expect(await client().mcard(token)).toEqual(
      given({ whyCannotOrder: words, whyCannotRevoke: null, orderIds: ["17"] }),
    );
    expect(last().form.get("fields")).toBe("why_cannot_order|why_cannot_revoke|orders");
  });

  test("an order is ready when both secrets exist, and is returned without them", async () => {
    const body = {
      id: 17,
      status: "dziwny_status",
      token: "qrSecret",
      distribution_pass: "passSecret",
      order_date: "2021-03-15 14:24:42",
      expiration_date: "2021-10-31",
      student_number: null,
    };
    far.script("services/cards/mcard_order", { body }, { body: { ...body, distribution_pass: "" } }, { body: {} });
    const usos = client();
    const first = await usos.order(token, "17");
    expect(first).toEqual(
      given({
        id: "17",
        status: "dziwny_status",
        ready: true,
        orderDate: "2021-03-15 14:24:42",
        expirationDate: "2021-10-31",
        studentNumber: null,
      }),
    );
    expect(JSON.stringify(first)).not.toMatch(/qrSecret|passSecret/);
    expect(await usos.order(token, "17")).toMatchObject(given({ ready: false }));
    expect(await usos.order(token, "17")).toEqual(
      given({ id: "17", status: null, ready: false, orderDate: null, expirationDate: null, studentNumber: null }),
    );
    expect(last().form.get("order_id")).toBe("17");
  });

  test("the secrets of an order are read, or null when it has none", async () => {
    const usos = client();
    far.script("services/cards/mcard_order", { body: { token: "qr", distribution_pass: 123456 } }, { body: {} });
    expect(await usos.orderSecret(token, "17")).toEqual(given({ token: "qr", distributionPass: "123456" }));
    expect(await usos.orderSecret(token, "17")).toEqual(given(null));
    expect(last().form.get("fields")).toBe("token|distribution_pass");
  });

  test("plastic cards are read, and everything else in the list is ignored", async () => {
    far.script("services/cards/user", {
      body: [{ id: 3, type: "student", expiration_date: "2026-10-31" }, { barcode_number: "0042" }, {}, 5],
    });
    expect(await client().plasticCards(token)).toEqual(
      given([
        { id: "3", type: "student", studentNumber: null, expirationDate: "2026-10-31", dateOfIssue: null },
        { id: "0042", type: "unknown", studentNumber: null, expirationDate: null, dateOfIssue: null },
      ]),
    );
  });

  test("public calls are not signed", async () => {
    const usos = client();
    far.script("services/apisrv/now", { body: '"2026-03-09 11:49:34.000000"' });
    far.script("services/apisrv/installation", { body: { version: "7.1.0.0-6", mcards_support: true } });
    far.script("services/apisrv/installations", {
      body: [{ base_url: "https://a/", institution_name: { pl: "A" } }, { institution_name: {} }],
    });
    far.script("services/apiref/method", { body: { name: "services/cards/mcard", fields: [] } });
    expect(await usos.now()).toEqual(given("2026-03-09 11:49:34.000000"));
    expect(await usos.installation()).toEqual(given({ version: "7.1.0.0-6", mcardsSupport: true }));
    expect(await usos.installations()).toEqual(given([{ name: { pl: "A" }, baseUrl: "https://a/" }]));
    expect(await usos.methodReference("services/cards/mcard")).toEqual(
      given({ name: "services/cards/mcard", fields: [] }),
    );
    expect(last().form.get("name")).toBe("services/cards/mcard");
    expect(far.arrived.every(({ oauth }) => Object.keys(oauth).length === 0)).toBe(true);
  });
});

describe("changing", () => {
  test("an order is placed and revoked", async () => {
    const usos = client();
    far.script("services/cards/make_mcard_order", { body: { success: true } });
    far.script("services/cards/revoke_mcard", { body: { success: true } });
    expect(await usos.makeOrder(token)).toEqual(given(true));
    expect(await usos.revokeOrder(token, "17")).toEqual(given(true));
    expect(last().form.get("order_id")).toBe("17");
  });

  test("«success: false» is a refusal without a reason", async () => {
    far.script("services/cards/make_mcard_order", { body: { success: false } });
    const answer = await client().makeOrder(token);
    expect(answer).toMatchObject({ ok: false, refusal: { code: "refused" } });
    expect(answer).not.toHaveProperty("refusal.words");
  });

  test("an answer that says neither yes nor no leaves the outcome unknown", async () => {
    far.script("services/cards/make_mcard_order", { body: {} });
    expect(await client().makeOrder(token)).toMatchObject({ ok: false, refusal: { code: "unavailable" } });
  });
});

test("every call in a student's name has a correct signature, and its address contains only the service", async () => {
  const usos = client();
  for (const name of ["users/user", "cards/user", "cards/mcard", "cards/mcard_order", "cards/revoke_mcard"]) {
    far.script(`services/${name}`, { body: {} });
  }
  await usos.user(token);
  await usos.mcard(token);
  await usos.order(token, "żółw &=+ 17");
  await usos.orderSecret(token, "17");
  await usos.revokeOrder(token, "17");
  expect(far.arrived.length).toBeGreaterThanOrEqual(5);
  for (const request of far.arrived) {
    expect(request).toMatchObject({ verb: "POST", signedWell: true, url: `/sandbox/usos/${request.service}` });
  }
  expect(new Set(far.arrived.map(({ oauth }) => oauth["oauth_nonce"])).size).toBe(far.arrived.length);
});

test("a wrong secret is noticed by the far end of these tests", async () => {
  far.script("services/cards/mcard", { body: {} });
  await client().mcard({ ...token, secret: "wrong" });
  expect(last().signedWell).toBe(false);
});
