import { createHmac } from "node:crypto";
import fc from "fast-check";
import OAuth from "oauth-1.0a";
import { authorization, baseString, formEncode, percentEncode, type Params, signature } from "../../src/usos/oauth";

const consumer = { key: "dpf43f3p2l4k3l03", secret: "kd94hf93k423kf44" };

test("percent-encoding leaves only the unreserved characters (RFC 5849, 3.6)", () => {
  const unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  expect(percentEncode(unreserved)).toBe(unreserved);
  expect(percentEncode(" !*'()+&=/%☺")).toBe("%20%21%2A%27%28%29%2B%26%3D%2F%25%E2%98%BA");
});

test("the base string is that of RFC 5849, 3.4.1.1", () => {
  const url = "http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b";
  const params: Params = [
    ["c2", ""],
    ["a3", "2 q"],
    ["oauth_consumer_key", "9djdj82h48djs9d2"],
    ["oauth_token", "kkk9d7dh3k39sjv7"],
    ["oauth_signature_method", "HMAC-SHA1"],
    ["oauth_timestamp", "137131201"],
    ["oauth_nonce", "7d8f3e4a"],
  ];
  expect(baseString("post", url, params)).toBe(
    "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D" +
      "%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1" +
      "%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7",
  );
});

describe("the signatures of RFC 5849, 1.2", () => {
  const protocol = (timestamp: string, nonce: string, ...more: Params): Params => [
    ["oauth_consumer_key", consumer.key],
    ["oauth_signature_method", "HMAC-SHA1"],
    ["oauth_timestamp", timestamp],
    ["oauth_nonce", nonce],
    ...more,
  ];

  test("asking for temporary credentials", () => {
    const params = protocol("137131200", "wIjqoS", ["oauth_callback", "http://printer.example.com/ready"]);
    const base = baseString("POST", "https://photos.example.net/initiate", params);
    expect(signature(base, consumer.secret)).toBe("74KNZJeDHnMBp0EMJ9ZHt/XKycU=");
  });

  test("asking for a token", () => {
    const more = [
      ["oauth_token", "hh5s93j4hdidpola"],
      ["oauth_verifier", "hfdp7dh39dks9884"],
    ] as const;
    const base = baseString("POST", "https://photos.example.net/token", protocol("137131201", "walatlh", ...more));
    expect(signature(base, consumer.secret, "hdhd0244k9j7ao03")).toBe("gKgrFCywp7rO0OXSjdot/IHF7IU=");
  });

  test("reading with the token", () => {
    const url = "http://photos.example.net/photos?file=vacation.jpg&size=original";
    const base = baseString("GET", url, protocol("137131202", "chapoH", ["oauth_token", "nnch734d00sl2jdk"]));
    expect(signature(base, consumer.secret, "pfkkdhi9sl3r4s00")).toBe("MdpQcU8iPSUjWoN/UDMsK2sui9I=");
  });
});

test("any request is signed as another implementation signs it", () => {
  const judge = new OAuth({
    consumer,
    signature_method: "HMAC-SHA1",
    hash_function: (base, key) => createHmac("sha1", key).update(base).digest("base64"),
  });
  const text = fc.string({ unit: "grapheme", maxLength: 12 });
  const name = fc.stringMatching(/^[a-z][a-z_ !*%()]{0,8}$/);
  fc.assert(
    fc.property(fc.dictionary(name, text), text, text, text, (body, secret, key, nonce) => {
      const url = "http://127.0.0.1:4711/sandbox/usos/services/cards/mcard_order";
      const token = { key, secret };
      const header = authorization({
        method: "POST",
        url,
        body: Object.entries(body),
        consumer,
        token,
        nonce,
        timestamp: 137131202,
      });
      const sent = Object.fromEntries(
        [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, n = "", v = ""]) => [n, decodeURIComponent(v)]),
      );
      const { oauth_signature: ours, ...data } = sent;
      expect(data).toMatchObject({ oauth_nonce: nonce, oauth_token: key, oauth_version: "1.0" });
      const theirs = judge.getSignature({ method: "POST", url, data: { ...body } }, secret, data as never);
      expect(ours).toBe(theirs);
    }),
  );
});

test("a form body reads back as what was signed", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }))), (params) => {
      expect([...new URLSearchParams(formEncode(params))]).toEqual(params);
    }),
  );
});
