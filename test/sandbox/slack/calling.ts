import { listenSlack, type ListeningSlack, type SlackSandboxOptions } from "../../../sandbox";
import { secrets } from "./connectedApp";

export type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean; readonly error?: string };

/** An emulated Slack whose app does not listen. */
export const slackAlone = (options: Partial<SlackSandboxOptions> = {}): Promise<ListeningSlack> =>
  listenSlack({ ...secrets, requestUrl: () => "http://127.0.0.1:1/", ...options });

/** One call of the Web API, as JSON. */
export async function call(
  { apiUrl }: ListeningSlack,
  method: string,
  args: Readonly<Record<string, unknown>> = {},
  token: string | null = secrets.botToken,
): Promise<Answer> {
  const response = await fetch(`${apiUrl}${method}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token !== null && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(args),
  });
  return (await response.json()) as Answer;
}
