import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox } from "../../sandbox";
import { type Bench, startBench } from "./bench";

let folder: string;
const open: Bench[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandbox-"));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((bench) => bench.sandbox.close()));
  rmSync(folder, { recursive: true });
});

async function start(): Promise<Bench> {
  const bench = await startBench({ stateFile: join(folder, "deep", "sandbox.json") });
  open.push(bench);
  return bench;
}

test("tokens, orders and the log are there for another process as soon as they were answered", async () => {
  const first = await start();
  const token = first.sandbox.control.grant("legitka", "anna");
  expect((await first.call("cards/make_mcard_order", {}, { token })).text).toBe('{"success":true}');
  first.sandbox.control.extendEls("tomasz");

  // The first process is still running and could not shut down properly, as after kill -9.
  const second = await start();
  second.now += 8000;
  const order_id = second.sandbox.control.orders("anna")[0]!.id;
  const answer = await second.call("cards/mcard_order", { order_id, fields: "status|token" }, { token });
  expect(answer.json()).toEqual({ status: "ready", token: first.sandbox.control.secrets(order_id)!.token });
  expect(second.sandbox.control.log("anna")).toEqual(first.sandbox.control.log("anna"));
  expect(second.sandbox.control.students()).toEqual(first.sandbox.control.students());
});

test("a request token outlives a restart in the middle of signing in", async () => {
  const first = await start();
  const form = (await first.call("oauth/request_token", { oauth_callback: "oob", scopes: "cards" })).form();
  const second = await start();
  const page = await fetch(`${second.url("oauth/authorize")}?oauth_token=${form["oauth_token"]!}`);
  expect(page.status).toBe(200);
});

test("the file is replaced in one step and leaves nothing beside it", async () => {
  const bench = await start();
  await bench.as("anna", "cards/make_mcard_order");
  expect(readdirSync(join(folder, "deep"))).toEqual(["sandbox.json"]);
});

test("without a state file nothing is kept", async () => {
  const first = await startBench();
  const second = await startBench();
  open.push(first, second);
  await first.as("anna", "cards/make_mcard_order");
  expect(second.sandbox.control.orders("anna")).toEqual([]);
});

test.each(["{ half", '{"version":9}'])("a state file with %s stops the start and stays as it is", (text) => {
  const stateFile = join(folder, "broken.json");
  writeFileSync(stateFile, text);
  expect(() => createSandbox({ consumers: {}, stateFile })).toThrow(/broken\.json.*Move the file away/s);
  expect(readFileSync(stateFile, "utf8")).toBe(text);
});
