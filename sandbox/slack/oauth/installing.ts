import { type Args, flag, Refusal, textArg } from "../api/method";
import type { SlackEmulation } from "../emulation";
import { appId } from "../seed";
import type { Bot } from "../state";

/** Installs the app in workspaces and removes it. https://docs.slack.dev/authentication/installing-with-oauth */
export interface Installing {
  /** Tokens of workspaces from which the app was removed. */
  readonly goneTokens: ReadonlySet<string>;
  /** Creates a code that can be exchanged once, within ten minutes. */
  code(asked: {
    readonly team: string;
    readonly user: string;
    readonly scopes: string[];
    readonly redirectUri: string;
  }): string;
  /** `oauth.v2.access`. @throws {Refusal} */
  access(args: Args, basic: string | undefined): Readonly<Record<string, unknown>>;
  /** `apps.connections.open`. @throws {Refusal} */
  connection(token: string | undefined): Readonly<Record<string, unknown>>;
  /** Removes the app from a workspace and returns its bot there. */
  remove(team: string): Bot | null;
}

const codeMs = 10 * 60_000;

interface Code {
  readonly team: string;
  readonly user: string;
  readonly scopes: string[];
  readonly redirectUri: string;
  readonly at: number;
  isUsed: boolean;
}

export function createInstalling({ world, socketMode }: SlackEmulation): Installing {
  const codes = new Map<string, Code>();
  const goneTokens = new Set<string>();

  function credentials(args: Args, basic: string | undefined): void {
    const [id, secret] =
      basic === undefined
        ? [textArg(args, "client_id"), textArg(args, "client_secret")]
        : Buffer.from(basic, "base64").toString().split(":");
    if (id !== world.options.clientId) throw new Refusal("invalid_client_id");
    if (secret !== world.options.clientSecret) throw new Refusal("bad_client_secret");
  }

  /** If the app is already installed in the workspace, its bot and the bot's token are kept. */
  function install({ team, scopes }: Code): Bot {
    const workspace = world.workspace(team);
    const there = workspace.bot;
    if (there && !there.isRevoked) {
      there.scopes = [...new Set([...there.scopes, ...scopes])];
      return there;
    }
    const botId = world.id("B");
    const known = world.state.people.find((it) => it.team === team && it.isBot);
    const user = known?.id ?? world.id("U");
    if (!known)
      world.addPerson({
        id: user,
        team,
        handle: `legitka-${team}`,
        name: "Legitka",
        email: "",
        locale: "pl-PL",
        isBot: true,
      });
    workspace.bot = { user, id: there?.id ?? botId, token: `xoxb-${team}-${world.secret()}`, scopes, isRevoked: false };
    return workspace.bot;
  }

  return {
    goneTokens,
    code(asked) {
      const code = `${world.secret(8)}.${world.secret(16)}`;
      codes.set(code, { ...asked, at: world.now(), isUsed: false });
      return code;
    },
    access(args, basic) {
      credentials(args, basic);
      const it = codes.get(textArg(args, "code") ?? "");
      if (!it || world.now() - it.at > codeMs) throw new Refusal("invalid_code");
      if (it.isUsed) throw new Refusal("code_already_used");
      const redirectUri = textArg(args, "redirect_uri");
      if ((redirectUri ?? "") !== it.redirectUri && it.redirectUri !== "") throw new Refusal("bad_redirect_uri");
      it.isUsed = true;
      const bot = install(it);
      world.changed();
      const { id, name } = world.workspace(it.team);
      return {
        access_token: bot.token,
        token_type: "bot",
        scope: bot.scopes.join(","),
        bot_user_id: bot.user,
        app_id: appId,
        team: { id, name },
        enterprise: null,
        authed_user: { id: it.user },
        is_enterprise_install: flag(args, "is_enterprise_install"),
      };
    },
    connection(token) {
      const { appToken } = world.options;
      if (token === undefined) throw new Refusal("not_authed");
      if (appToken === undefined || token !== appToken)
        throw new Refusal(token.startsWith("xapp-") ? "invalid_auth" : "not_allowed_token_type");
      return { url: socketMode.address() };
    },
    remove(team) {
      const workspace = world.workspace(team);
      const { bot } = workspace;
      if (!bot) return null;
      goneTokens.add(bot.token);
      workspace.bot = null;
      world.changed();
      return bot;
    },
  };
}
