import { z } from "zod";
import type { Transport } from "../transport";
import type { AcknowledgeOptions } from "./acknowledge";

const bodySchema = z.object({ response_url: z.url() });
const answerSchema = z.union([z.string().transform((text) => ({ text })), z.record(z.string(), z.unknown())]);

/**
 * Sends a command's answer to the `response_url` that came with the command. This also works in channels the app is not in.
 * Only the person who used the command sees the answer, unless the answer says otherwise
 * (https://docs.slack.dev/interactivity/handling-user-interaction).
 */
export function createLateAnswer(transport: Transport): AcknowledgeOptions["onLate"] {
  return async (body, answer) => {
    const url = bodySchema.safeParse(body).data?.response_url;
    const said = answerSchema.safeParse(answer).data;
    if (url === undefined || !said) return;
    await transport.post(url, { "content-type": "application/json; charset=utf-8" }, JSON.stringify(said));
  };
}
