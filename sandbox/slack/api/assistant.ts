import type { Prompt } from "../agents";
import { type Call, jsonArg, type Method, Refusal, required, textArg, visible } from "./method";

/** Slack shows so many prompts. */
const mostPrompts = 4;

function isPrompt(it: unknown): it is Prompt {
  const { title, message } = (typeof it === "object" && it !== null ? it : {}) as Record<string, unknown>;
  return typeof title === "string" && title !== "" && typeof message === "string" && message !== "";
}

function promptsOf({ args }: Call): readonly Prompt[] {
  const prompts = jsonArg(args, "prompts");
  if (Array.isArray(prompts) && prompts.length > 0 && prompts.length <= mostPrompts && prompts.every(isPrompt))
    return prompts;
  throw new Refusal("invalid_arguments");
}

/** The methods of apps with an agent view: https://docs.slack.dev/ai */
export const assistantMethods: Readonly<Record<string, Method>> = {
  "assistant.threads.setSuggestedPrompts": {
    scopes: ["assistant:write"],
    call(it) {
      const channel = visible(it, required(it.args, "channel_id", "channel_not_found"));
      const prompts = promptsOf(it);
      // In an agent view the prompts are those of the conversation. With a thread, the call does nothing and says nothing.
      if (textArg(it.args, "thread_ts") === undefined)
        it.deps.agents.suggest(channel.id, { title: textArg(it.args, "title") ?? "", prompts });
      return {};
    },
  },
  "assistant.threads.setStatus": {
    scopes: ["chat:write", "assistant:write"],
    call(it) {
      const channel = visible(it, required(it.args, "channel_id", "channel_not_found"));
      const thread = required(it.args, "thread_ts", "invalid_thread_ts");
      if (!it.deps.world.findMessage(channel, thread)) throw new Refusal("invalid_thread_ts");
      it.deps.agents.state(channel.id, thread, textArg(it.args, "status") ?? "");
      return {};
    },
  },
};
