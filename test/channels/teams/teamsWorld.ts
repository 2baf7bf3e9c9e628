import { createBotbuilderEdge } from "../../../src/channels/teams/botbuilder/edge";
import type { TeamsChannel } from "../../../src/channels/teams";
import type { Core } from "../../../src/compose/core";
import type { Helpdesk } from "../../../src/compose/helpdesk";
import { connectTeams } from "../../../src/compose/teamsChat";
import type { Institution } from "../../../dialogs/kit/institution";
import type { TeamsConfig } from "../../../src/config/teams";
import { root } from "../../support/root";
import { openWorld, type World, type WorldOptions } from "../../support/world";
import { startFarEnd, type FarEnd } from "./farEnd";
import { appId, goodClaims, serviceUrl, startKeyServer, tenantId, tokenOf, type KeyServer } from "./keyServer";
import { TeamsStudent } from "./teamsStudent";

export interface TeamsWorld extends World {
  readonly farEnd: FarEnd;
  readonly keys: KeyServer;
  /** The pauses between retries so far, in milliseconds. */
  readonly pauses: readonly number[];
  /** Posts a body as the service of Teams does; the request carries its token when the bot is registered. */
  post(body: unknown, authorization?: string | null): Promise<{ status: number; body: unknown }>;
  teamsStudent(user?: string, writer?: { name?: string | null; locale?: string | null }): TeamsStudent;
}

const registration: TeamsConfig = {
  appId,
  tenantId,
  proof: { password: "a-secret-of-the-registration" },
  appLink: `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}`,
};

/**
 * Opens the whole product with Teams. Either it is registered as in production: a local key server then verifies its tokens, and a local connector
 * takes in what it sends. Or it is anonymous, as in the sandbox.
 */
export async function openTeamsWorld({
  registered = false,
  alsoServes = [],
  token = () => Promise.resolve("a-token-of-the-bot"),
  helpdesk,
  ...options
}: WorldOptions & {
  registered?: boolean;
  alsoServes?: Institution["alsoServes"];
  token?: () => Promise<string>;
  /** Connects the helpdesk to the channel. */
  helpdesk?: (core: Core, channel: TeamsChannel) => Helpdesk;
} = {}): Promise<TeamsWorld> {
  const farEnd = await startFarEnd();
  const keys = await startKeyServer();
  const pauses: number[] = [];
  const connect: NonNullable<WorldOptions["connect"]> = (core) => {
    const teams = registered ? registration : undefined;
    // The age of a token is measured by the real clock of this machine, whatever the time in the test's world.
    const edge = createBotbuilderEdge({ registration: teams, clock: Date.now, cloud: keys.cloud });
    const channel = connectTeams(core, {
      root,
      teams,
      alsoServes,
      secretShownMs: options.secretShownMs ?? 15 * 6e4,
      edge: registered ? { ...edge, token } : edge,
      pauses: {
        clock: core.clock,
        random: () => 0.5,
        longestMs: 3e3,
        sleep: (ms) => Promise.resolve(pauses.push(ms)).then(() => undefined),
      },
      ...(registered ? { dispatcher: farEnd.instead } : {}),
    });
    core.server.addHook("onClose", (_, done) => {
      edge.close();
      done();
    });
    const desk = helpdesk?.(core, channel);
    return { channels: [channel], ...(desk && { board: desk.board, work: desk.work }) };
  };
  const world = await openWorld({ ...options, connect });

  const post = async (body: unknown, authorization?: string | null) => {
    const token = authorization === undefined && registered ? `Bearer ${tokenOf(goodClaims())}` : authorization;
    const answer = await fetch(`${world.publicUrl}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token ? { authorization: token } : {}) },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? undefined : (JSON.parse(text) as unknown) };
  };

  const close = async (): Promise<void> => {
    await world.close();
    await farEnd.close();
    await keys.close();
  };
  const extra = {
    farEnd,
    keys,
    pauses,
    post,
    close,
    teamsStudent: (user = "29:ola", writer = {}) =>
      new TeamsStudent(it, {
        user,
        serviceUrl: registered ? serviceUrl : farEnd.serviceUrl,
        tenant: registered ? tenantId : "tenant",
        ...writer,
      }),
  };
  const it: TeamsWorld = Object.create(world, Object.getOwnPropertyDescriptors(extra)) as TeamsWorld;
  return it;
}
