import { createHmac } from "node:crypto";

export interface Raw {
  readonly body: string;
  readonly form?: boolean;
}

/** Posts a body to the app unchanged and correctly signed; returns the status. Rejects when there is no answer. */
export async function postSigned(address: string, signingSecret: string, { body, form = false }: Raw): Promise<number> {
  const at = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", signingSecret).update(`v0:${at}:${body}`).digest("hex");
  const answer = await fetch(`${address}/slack/events`, {
    method: "POST",
    body,
    headers: {
      "content-type": form ? "application/x-www-form-urlencoded" : "application/json",
      "x-slack-request-timestamp": String(at),
      "x-slack-signature": `v0=${signature}`,
    },
    signal: AbortSignal.timeout(10_000),
  });
  await answer.arrayBuffer();
  return answer.status;
}
