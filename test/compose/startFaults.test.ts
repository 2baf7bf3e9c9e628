import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDataDir } from "../../src/compose/dataDir";
import { ownKeys } from "../../src/compose/ownKeys";
import { openPort } from "../../src/compose/port";
import { silentLog } from "../../src/ops/log";
import { catalog } from "../conversation/people";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "legitka-start-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** The parts of a fault that an operator must be able to read: which setting is wrong, and what to do. */
const clear = (code: string, named: string, next: string) => ({
  code,
  message: expect.stringContaining(named) as string,
  next: expect.stringContaining(next) as string,
});

test("a port in use is reported in one line that names it", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const opening = openPort({ host: "127.0.0.1", port, publicUrl: undefined }, catalog, silentLog);
  await expect(opening).rejects.toMatchObject(clear("server.port", `${port}`, "another PORT"));
  other.close();
});

test("an address that does not belong to this machine is reported together with HOST", async () => {
  const opening = openPort({ host: "192.0.2.1", port: 0, publicUrl: undefined }, catalog, silentLog);
  await expect(opening).rejects.toMatchObject(clear("server.port", "192.0.2.1", "HOST"));
});

test("a DATA_DIR that is a file is reported, and a missing one is created", () => {
  const file = join(dir, "file");
  writeFileSync(file, "");
  expect(() => makeDataDir(file)).toThrow(expect.objectContaining(clear("config.dataDir", file, "DATA_DIR")) as Error);
  makeDataDir(join(dir, "one/more"));
  expect(existsSync(join(dir, "one/more"))).toBe(true);
});

test.each([
  ["empty", ""],
  ["cut", Buffer.alloc(20, 1).toString("base64")],
  ["something else", "no key at all"],
])("a token.key that is %s is refused with advice, and left unchanged", (_, text) => {
  const file = join(dir, "token.key");
  writeFileSync(file, text);
  expect(() => ownKeys(dir, silentLog)).toThrow(expect.objectContaining(clear("keys.own", file, "delete it")) as Error);
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("a token.key is created once, and no temporary file is left", () => {
  const [made] = ownKeys(dir, silentLog);
  expect(made?.key).toHaveLength(32);
  expect(ownKeys(dir, silentLog)).toEqual([made]);
  expect(readdirSync(dir)).toEqual(["token.key"]);
});
