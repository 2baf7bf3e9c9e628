import { randomBytes } from "node:crypto";
import { createVault } from "../../src/accounts/vault";
import { Fault } from "../../src/foundation/fault";

const key = (id: string) => ({ id, key: randomBytes(32) });
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (cause) {
    return cause instanceof Fault ? cause.code : "no fault";
  }
  return "opened";
};

describe("sealed tokens", () => {
  const first = key("k1");
  const vault = createVault({ keys: [first] });

  test("open for the account they were sealed for", () => {
    expect(vault.open(vault.seal("żeton", "opole:1001"), "opole:1001")).toBe("żeton");
  });

  test("do not open for another account", () => {
    expect(codeOf(() => vault.open(vault.seal("token", "opole:1001"), "opole:1002"))).toBe("vault.cannotOpen");
  });

  test("do not open when any byte of nonce, tag or text was changed", () => {
    const parts = vault.seal("token and secret", "opole:1001").split(".");
    for (const part of [1, 2, 3]) {
      const bytes = Buffer.from(parts[part] ?? "", "base64url");
      for (let at = 0; at < bytes.length; at += 1) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 1;
        const sealed = parts.map((it, index) => (index === part ? changed.toString("base64url") : it)).join(".");
        expect(codeOf(() => vault.open(sealed, "opole:1001"))).toBe("vault.cannotOpen");
      }
    }
  });

  test("do not open with a shortened tag", () => {
    const [id = "", iv = "", tag = "", text = ""] = vault.seal("token", "opole:1001").split(".");
    const short = Buffer.from(tag, "base64url").subarray(0, 4).toString("base64url");
    expect(codeOf(() => vault.open([id, iv, short, text].join("."), "opole:1001"))).toBe("vault.cannotOpen");
  });

  test("open only in the exact spelling they were sealed in: with nothing added and no bit changed", () => {
    const sealed = vault.seal("token", "a");
    const [id = "", iv = "", tag = "", text = ""] = sealed.split(".");
    const bits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    // A tag has 16 bytes and is written as 22 letters, so the last four bits carry no information; this changes only those.
    const nextTag = tag.slice(0, -1) + bits.charAt(bits.indexOf(tag.slice(-1)) ^ 1);
    expect(Buffer.from(nextTag, "base64url")).toEqual(Buffer.from(tag, "base64url"));
    const others = [`${sealed}.`, `${sealed}.x`, `${sealed}=`, `${sealed}!`, [id, `${iv}=`, tag, text].join(".")];
    for (const it of [...others, [id, iv, nextTag, text].join(".")])
      expect(codeOf(() => vault.open(it, "a"))).toBe("vault.cannotOpen");
  });

  test("look different each time and never show what they hold", () => {
    const [one, two] = [vault.seal("token", "a"), vault.seal("token", "a")];
    expect(one).not.toBe(two);
    expect(one).not.toContain(Buffer.from("token").toString("base64url"));
  });

  test("open after the keys were rotated, as long as the old key is kept; the new one seals", () => {
    const sealed = vault.seal("token", "a");
    const second = key("k2");
    const rotated = createVault({ keys: [second, first] });
    expect(rotated.open(sealed, "a")).toBe("token");
    expect(rotated.seal("token", "a")).toMatch(/^k2\./);
    expect(codeOf(() => createVault({ keys: [second] }).open(sealed, "a"))).toBe("vault.cannotOpen");
    expect(codeOf(() => createVault({ keys: [key("k1")] }).open(sealed, "a"))).toBe("vault.cannotOpen");
  });

  test("need at least one key", () => {
    expect(codeOf(() => createVault({ keys: [] }))).toBe("vault.noKey");
  });
});
