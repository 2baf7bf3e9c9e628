import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listenSandbox, startInbox } from "../../sandbox";
import { bundleProduct } from "../faults/bundle";
import { ChatPage } from "../faults/chatPage";
import { signInto } from "../faults/journey";
import { startProcess } from "../faults/productProcess";
import { saying } from "../faults/sentences";
import { freePort } from "../support/freePort";
import { until } from "../support/waiting";

const day = 86_400_000;

test("a product whose machine shows 400 days too many for a while erases nobody, and says what is wrong", async () => {
  const over = new AbortController();
  const dir = mkdtempSync(join(tmpdir(), "legitka-clock-"));
  const [bundle, inbox, port] = [await bundleProduct(), await startInbox(), await freePort()];
  const sandbox = await listenSandbox({ consumers: { key: { secret: "sandbox-consumer-secret" } } });
  const shift = join(dir, "shift");
  const running = startProcess(
    bundle,
    {
      DATA_DIR: dir,
      PORT: String(port),
      USOS_BASE_URL: sandbox.usosUrl,
      USOS_CONSUMER_KEY: "key",
      USOS_CONSUMER_SECRET: "sandbox-consumer-secret",
      SMTP_URL: inbox.url,
      CLOCK_SHIFT_FILE: shift,
    },
    ["-r", bundle.clockShift],
  );
  const origin = `http://127.0.0.1:${port}`;
  const setClock = (aheadMs: number): void => {
    writeFileSync(shift, String(aheadMs));
    running.signal("SIGUSR2");
  };
  const readyz = async (): Promise<string> => (await fetch(`${origin}/readyz`)).text();
  const { control } = sandbox;
  try {
    await running.ready;
    const page = new ChatPage(origin, over.signal);
    await page.open();
    await page.posts({ hello: true });
    await signInto({ page, handle: "anna", control, signal: over.signal });
    await page.sees(({ buttons }) => buttons.some((it) => it.value.split("/")[4] === "place"));
    const asked = control.calls("apisrv/now");
    setClock(400 * day);
    await until("the doubt to show", async () => (await readyz()).includes("400 days ahead"));
    // By then every queue has been checked several times.
    await until("USOS to be asked for the time", () => control.calls("apisrv/now") > asked);
    await page.presses("place");
    await page.sees(saying("order.placed"));
    setClock(0);
    await until("the clock to be trusted again", async () => !(await readyz()).includes("warnings"));
    expect(control.calls("oauth/revoke_token")).toBe(0);
    expect((await page.afresh()).length).toBeGreaterThan(2);
    await until("the log to say so", () => running.said().includes('"clock.doubted"'));
    expect(running.said()).toContain("USOS accepts our clock, key and scopes");
  } finally {
    over.abort();
    await running.stop();
    await sandbox.close();
    await inbox.close();
    rmSync(dir, { recursive: true, force: true });
  }
});
