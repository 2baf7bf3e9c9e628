import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../../src/config/config";
import { root } from "../support/root";
import { filledIn, given, named } from "./envExample";

/** Every setting that exists, read from the places where they are declared. */
const src = join(root, "src", "config");
const settings = readdirSync(src)
  .filter((it) => it.endsWith(".ts"))
  .flatMap((it) => [...readFileSync(join(src, it), "utf8").matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name));

/** Settings that the image sets, or that only the embedded store or a test needs. */
const elsewhere = ["PORT", "HOST", "DATA_DIR", "SANDBOX", "DURABILITY", "SLACK_API_URL"];

describe("legitka.env.example", () => {
  test("names each setting of a real installation once, and none that is not known", () => {
    expect(settings.length).toBeGreaterThan(30);
    expect([...named].sort()).toEqual(settings.filter((it) => !elsewhere.includes(it ?? "")).sort());
  });

  test("is accepted once its blanks are filled in, with what Compose adds", () => {
    const env = { ...filledIn, SANDBOX: "off", PUBLIC_URL: "https://legitka.example.org" };
    expect(readConfig(env, root).sandbox).toBe(false);
    expect(() => readConfig({ ...env, ...given }, root)).toThrow(/USOS_CONSUMER_KEY/);
  });
});
