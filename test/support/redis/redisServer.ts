import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "redis";
import { makeCertificate } from "./certificate";
import { obtainRedisServer } from "./obtainRedis";
import { freePort } from "../freePort";
import { endRedis, type RedisProcess, spawnRedis } from "./redisProcess";

export interface RedisOptions {
  /** How often the append-only file reaches the disk; the default is everysec, as in production. */
  readonly appendfsync?: "everysec" | "always" | "no";
  /** The name of an ACL user who may do everything; the default user is then disabled. */
  readonly user?: string;
  /** The password of that user; without `user`, the password of the default user (`requirepass`). */
  readonly password?: string;
  /** The commands that `user` may use, as in `ACL SETUSER`; the default is everything. */
  readonly acl?: string;
  /** Accepts only TLS, with a self-signed certificate. */
  readonly tls?: true;
  /** Further lines of redis.conf: `{ "maxmemory-policy": "allkeys-lru" }`. */
  readonly config?: Readonly<Record<string, string>>;
}

/** A real redis-server for one test, on loopback, with its append-only file in a folder of its own. */
export interface RedisServer {
  /** The address: `redis://` or `rediss://`, with user and password if there are any. */
  readonly url: string;
  readonly port: number;
  /** With `tls`, the certificate to trust (PEM) and a file that contains it (for NODE_EXTRA_CA_CERTS). */
  readonly ca: string | undefined;
  readonly caFile: string;
  /** Ends the server cleanly: everything acknowledged is on the disk. */
  stop(): Promise<void>;
  /** Ends the server at once (SIGKILL). */
  kill(): Promise<void>;
  /** Starts the server again with the same port and the same data; a running server is stopped first. */
  restart(): Promise<void>;
  /** Suspends the server: connections stay open and nothing is answered. */
  pause(): void;
  resume(): void;
  /** Ends the server and removes its data. */
  destroy(): Promise<void>;
}

/**
 * Resolves when the server answers PING.
 * @throws one line on how to get a Redis when there is none
 */
export async function startRedis(options: RedisOptions = {}): Promise<RedisServer> {
  const server = obtainRedisServer();
  const dir = mkdtempSync(join(tmpdir(), "legitka-redis-"));
  const certificate = options.tls && (await makeCertificate());
  const file = (name: string): string => join(dir, name);
  if (certificate) {
    writeFileSync(file("key.pem"), certificate.key, { mode: 0o600 });
    writeFileSync(file("cert.pem"), certificate.cert);
  }
  let port = 0;
  let life: RedisProcess | undefined;
  for (let tries = 1; life === undefined; tries++) {
    port = await freePort();
    writeFileSync(file("redis.conf"), configuration(options, dir, port));
    life = await spawnRedis(server, dir).catch((cause: unknown) => {
      if (tries < 3) return undefined; // another program may take the port in between, but hardly twice
      rmSync(dir, { recursive: true, force: true });
      throw cause;
    });
  }
  const { user = "", password = "" } = options;
  const login = password ? `${encodeURIComponent(user)}:${encodeURIComponent(password)}@` : "";
  const url = `${options.tls ? "rediss" : "redis"}://${login}127.0.0.1:${port}`;
  await ping(url, certificate?.cert);

  const end = async (how: "SIGTERM" | "SIGKILL"): Promise<void> => {
    if (life) await endRedis(life, how);
    life = undefined;
  };
  return {
    url,
    port,
    ca: certificate?.cert,
    caFile: file("cert.pem"),
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    async restart() {
      await end("SIGTERM");
      life = await spawnRedis(server, dir);
      await ping(url, certificate?.cert);
    },
    pause: () => life?.signal("SIGSTOP"),
    resume: () => life?.signal("SIGCONT"),
    async destroy() {
      await end("SIGKILL");
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function configuration(options: RedisOptions, dir: string, port: number): string {
  const { user, password, acl = "~* &* +@all", appendfsync = "everysec" } = options;
  const lines: Record<string, string> = {
    bind: "127.0.0.1",
    dir,
    ...(options.tls
      ? {
          port: "0",
          "tls-port": String(port),
          "tls-cert-file": join(dir, "cert.pem"),
          "tls-key-file": join(dir, "key.pem"),
          "tls-auth-clients": "no",
        }
      : { port: String(port) }),
    save: '""',
    appendonly: "yes",
    appendfsync,
    ...(password && !user ? { requirepass: password } : {}),
    ...(user ? { user: `${user} on >${password ?? ""} ${acl}` } : {}),
    ...options.config,
  };
  const said = Object.entries(lines).map(([key, value]) => `${key} ${value}`);
  return [...said, ...(user ? ["user default off"] : [])].join("\n");
}

async function ping(url: string, ca?: string): Promise<void> {
  const client = createClient({
    url,
    // The client sends no HELLO and no CLIENT SETINFO, so a user with few rights can still PING.
    RESP: 2,
    disableClientInfo: true,
    socket: { reconnectStrategy: false, ...(ca === undefined ? {} : { tls: true, ca }) },
  });
  client.on("error", () => undefined); // the command below reports the error
  await client.connect();
  await client.ping();
  client.destroy();
}
