import { z } from "zod";
import type { Transport } from "../transport";
import type { AcknowledgeOptions } from "./acknowledge";

const bodySchema = z.object({ response_url: z.url() });
const answerSchema = z.union([z.string().transform((text) => ({ text })), z.record(z.string(), z.unknown())]);

/**
 * Says a command's answer by the address that came with the command, which works where the app is not, too; seen by who gave
 * the command alone unless the answer says otherwise (https://docs.slack.dev/interactivity/handling-user-interaction).
 */
export function createLateAnswer(transport: Transport): AcknowledgeOptions["onLate"] {
  return async (body, answer) => {
    const url = bodySchema.safeParse(body).data?.response_url;
    const said = answerSchema.safeParse(answer).data;
    if (url === undefined || !said) return;
    await transport.post(url, { "content-type": "application/json; charset=utf-8" }, JSON.stringify(said));
  };
}
