import { fork } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";

type Json = Readonly<Record<string, unknown>>;

/** Slack's Web API, OAuth and files as the package `emulate` provides them, in a process of its own. */
export interface Emulate {
  /** The address of the Web API, with a slash at its end. */
  readonly apiUrl: string;
  /** Calls a method with a person's token. */
  call(token: string, method: string, args: Json): Promise<Json>;
  close(): Promise<void>;
}

export async function startEmulate(seed: {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  readonly scopes: readonly string[];
  readonly email: string;
}): Promise<Emulate> {
  const child = fork(join(__dirname, "child", "emulate.mjs"), [JSON.stringify(seed)], { execArgv: [] });
  const [{ url }] = (await once(child, "message")) as [{ url: string }];
  const apiUrl = `${url}/api/`;
  return {
    apiUrl,
    async call(token, method, args) {
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
      const answer = await fetch(`${apiUrl}${method}`, { method: "POST", headers, body: JSON.stringify(args) });
      return (await answer.json()) as Json;
    },
    async close() {
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
    },
  };
}

/** Delivers something to the app as Slack does, with a signature. Interactions are sent as forms, events as JSON. */
export async function bring(url: string, secret: string, body: Json): Promise<number> {
  const isEvent = body["type"] === "event_callback";
  const text = isEvent ? JSON.stringify(body) : new URLSearchParams({ payload: JSON.stringify(body) }).toString();
  const at = String(Math.floor(Date.now() / 1000));
  const signature = createHmac("sha256", secret).update(`v0:${at}:${text}`).digest("hex");
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": isEvent ? "application/json" : "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": at,
      "x-slack-signature": `v0=${signature}`,
    },
    body: text,
  });
  return answer.status;
}
