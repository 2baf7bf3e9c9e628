import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DockerfileParser } from "dockerfile-ast";
import { validate } from "dockerfile-utils";
import { scripts } from "../../package.json";
import { freePort } from "../support/freePort";
import { openRedisForTest, type RedisForTest } from "../support/redis/redisForTest";
import { root } from "../support/root";
import { buildImage, buildPatienceMs, commandOf, environmentOf } from "./buildImage";
import { filledIn } from "./envExample";
import { patienceMs } from "../support/waiting";

const text = readFileSync(join(root, "deploy/Dockerfile"), "utf8");
const dockerfile = DockerfileParser.parse(text);
const [user = 0] = (
  dockerfile
    .getInstructions()
    .find((it) => it.getKeyword() === "USER")
    ?.getArgumentsContent() ?? ""
)
  .split(":")
  .map(Number);

describe("the Dockerfile", () => {
  test("is one that Docker's own rules find nothing wrong with", () => {
    expect(validate(text)).toEqual([]);
  });

  test("starts the product with the flags of `npm start`", () => {
    const flags = (command: readonly string[]) => command.filter((it) => it.startsWith("--"));
    const started = flags(commandOf(dockerfile.getCMDs().at(-1)!));
    expect(started).not.toEqual([]);
    expect(started).toEqual(flags(scripts.start.split(" ")));
  });

  test("lets only the files into the build that it copies", () => {
    const [first, ...others] = readFileSync(join(root, ".dockerignore"), "utf8")
      .split("\n")
      .filter((it) => it !== "" && !it.startsWith("#"));
    const copied = dockerfile
      .getCOPYs()
      .filter((it) => it.getFromFlag() === null)
      .flatMap((it) => it.getArguments().slice(0, -1))
      .map((it) => it.getValue());
    expect(first).toBe("*");
    expect(others.filter((it) => it.startsWith("!")).sort()).toEqual(copied.map((it) => `!${it}`).sort());
  });

  test("ends as a numbered user that is not root, takes its base from an argument, and stops by the signal that is heard", () => {
    const last = dockerfile.getInstructions().filter((it) => ["USER", "STOPSIGNAL"].includes(it.getKeyword()));
    expect(last.map((it) => it.getArgumentsContent())).toEqual(["1000:1000", "SIGTERM"]);
    expect(dockerfile.getInitialARGs().map((it) => it.getProperty()?.getName())).toEqual(["NODE_IMAGE"]);
  });

  test("takes the Node that the README tells people to use", () => {
    const [, ours] = /Needs Node (\d+) /.exec(readFileSync(join(root, "README.md"), "utf8")) ?? [];
    expect([...text.matchAll(/node:(\d+)-/g)].map(([, it]) => it)).toEqual([ours, ours, ours]);
  });
});

/**
 * These tests do not show that the base image is available, that its `node` user has this number, or what Docker adds around the process. They show
 * that the instructions produce a tree that runs on this machine's Node.
 */
describe("what the Dockerfile builds", () => {
  const isRoot = process.getuid?.() === 0;
  const as = isRoot ? { uid: user, gid: user } : {};
  let dir: string;
  let app: string;
  let running: ChildProcess | undefined;
  let redis: RedisForTest;

  beforeAll(async () => {
    redis = await openRedisForTest();
    dir = mkdtempSync(join(tmpdir(), "legitka-image-"));
    chmodSync(dir, 0o755);
    app = join(buildImage(dockerfile, root, dir), "app");
    spawnSync("chmod", ["-R", "a-w,a+rX", app]);
  }, 2 * buildPatienceMs);
  afterAll(async () => {
    if (running?.exitCode === null) {
      running.kill("SIGKILL");
      await once(running, "close");
    }
    await redis.close();
    spawnSync("chmod", ["-R", "u+w", dir]);
    rmSync(dir, { recursive: true, force: true });
  });

  test("contains neither TypeScript nor anything that is only for development", () => {
    const files = readdirSync(join(app, "src"), { recursive: true, encoding: "utf8" });
    expect(files.filter((it) => it.endsWith(".ts"))).toEqual([]);
    expect(files).toContain("main.js");
    const modules = readdirSync(join(app, "node_modules"));
    for (const it of ["jest", "typescript", "oxlint", "esbuild", "tsx"]) expect(modules).not.toContain(it);
    // Only the sandbox needs these.
    for (const it of ["smtp-server", "oauth-1.0a"]) expect(modules).not.toContain(it);
    expect(readdirSync(app).sort()).toEqual(["dialogs", "node_modules", "package-lock.json", "package.json", "src"]);
  });

  test("has no sandbox, and says what to do when it is asked for one", () => {
    const env = { PATH: process.env["PATH"], SANDBOX: "on", PORT: "0", DATA_DIR: mkdtempSync(join(dir, "sandbox-")) };
    const { status, stderr } = spawnSync(process.execPath, ["src/main.js"], { cwd: app, env, timeout: patienceMs });
    expect(status).toBe(1);
    expect(String(stderr)).toContain("The sandbox is not part of this installation.");
    expect(String(stderr)).toContain("SANDBOX=off");
  });

  test("starts over Redis without the right to write to its disk, is healthy by its own HEALTHCHECK, and stops when told to", async () => {
    const data = join(dir, "data");
    mkdirSync(data, 0o700);
    if (isRoot) chownSync(data, user, user);
    const port = await freePort();
    const env = {
      PATH: process.env["PATH"],
      ...environmentOf(dockerfile),
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: data,
      ...filledIn,
      PUBLIC_URL: "https://legitka.example.org",
      REDIS_URL: redis.url,
    };
    const [command = "", ...args] = commandOf(dockerfile.getCMDs().at(-1)!);
    running = spawn(command, args, { cwd: app, env, stdio: ["ignore", "pipe", "pipe"], ...as });
    const end = once(running, "close");
    let said = "";
    running.stderr?.on("data", (it: Buffer) => (said += it.toString()));
    const ready = once(running.stdout!, "data");
    expect(String((await Promise.race([ready, end.then(() => [said])]))[0])).toMatch(/^Legitka is ready at /);

    const [check = "", ...checkArgs] = commandOf(dockerfile.getHEALTHCHECKs()[0]!);
    const healthy = (): number | null =>
      spawnSync(check, checkArgs, { cwd: app, env, timeout: patienceMs, ...as }).status;
    expect(healthy()).toBe(0);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    expect(readdirSync(data)).toEqual([]);
    const written = spawnSync("sh", ["-c", "touch src/main.js x"], { cwd: app, ...as });
    expect(written.status).not.toBe(0);
    running.kill("SIGTERM");
    expect((await end)[0]).toBe(0);
    expect(healthy()).toBe(1);
  });
});
