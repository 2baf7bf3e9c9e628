import type { FastifyPluginCallback } from "fastify";
import { apiRoutes } from "./api/apiRoutes";
import type { SlackControl, SlackSandboxOptions } from "./control";
import { createSlackControl } from "./controlling";
import { downloadRoutes, uploadRoutes } from "./fileRoutes";
import { assets } from "../page/layout";
import { createAuthorizing } from "./oauth/authorize";
import { createInstalling } from "./oauth/installing";
import { createSlackEmulation } from "./emulation";
import { pageRoutes } from "./page/pageRoutes";
import { responseRoutes } from "./responseRoutes";

export interface SlackSandbox {
  /** Register it under a prefix: the Web API is then at `<prefix>/api/`. */
  readonly plugin: FastifyPluginCallback;
  readonly control: SlackControl;
  close(): Promise<void>;
}

/**
 * A Slack with two workspaces of invented people, for one app.
 *
 * @throws when the state file exists and cannot be read
 */
export function createSlackSandbox(options: SlackSandboxOptions): SlackSandbox {
  const emulation = createSlackEmulation(options);
  const { world, delivery, socketMode } = emulation;
  const installing = createInstalling(emulation);
  const authorizing = createAuthorizing(emulation, installing);
  const control = createSlackControl(emulation, installing, authorizing);

  const plugin: FastifyPluginCallback = (scope, _, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      ["application/x-www-form-urlencoded", "text/plain"],
      { parseAs: "string", bodyLimit: 4_000_000 },
      (__, body, parsed) => {
        parsed(null, body);
      },
    );
    scope.addContentTypeParser("application/json", { parseAs: "string", bodyLimit: 4_000_000 }, (__, body, parsed) => {
      try {
        parsed(null, JSON.parse(String(body)));
      } catch {
        // Slack answers such a call as one without arguments.
        parsed(null, {});
      }
    });
    scope.addHook("onRequest", (request, __, next) => {
      world.reachedAt(`${request.protocol}://${request.host}${scope.prefix}`);
      next();
    });
    scope.register(
      (api, __, ready) => {
        apiRoutes(api, emulation, installing);
        ready();
      },
      { prefix: "/api" },
    );
    scope.register((uploads, __, ready) => {
      uploadRoutes(uploads, emulation);
      ready();
    });
    downloadRoutes(scope, emulation);
    socketMode.listen(scope.server, scope.prefix);
    responseRoutes(scope, emulation);
    assets(scope);
    scope.register((pages, __, ready) => {
      authorizing.routes(pages, `${scope.prefix}/assets`);
      pageRoutes(pages, emulation, control);
      ready();
    });
    done();
  };

  return {
    plugin,
    control,
    async close() {
      await socketMode.close();
      await delivery.close();
      world.close();
    },
  };
}
