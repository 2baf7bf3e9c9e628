import type { FastifyPluginCallback } from "fastify";
import { services } from "./api/services";
import { createControl, type SandboxControl } from "./control";
import { authorize } from "./oauth/authorize";
import type { SandboxOptions } from "./options";
import { controlRoutes } from "./page/controlRoutes";
import { acceptForms, sameOriginOnly } from "./page/forms";
import { assets } from "./page/layout";
import { createWorld } from "./world";

export interface Sandbox {
  /**
   * Register it under a prefix: the control page is then at `<prefix>/`, the USOS API installation's base URL is
   * `<prefix>/usos/`. Pending requests (late and missing answers) are cut off when the server closes.
   */
  readonly plugin: FastifyPluginCallback;
  readonly control: SandboxControl;
}

/**
 * A USOS API installation with invented students.
 *
 * @throws when the state file exists and cannot be read
 */
export function createSandbox(options: SandboxOptions): Sandbox {
  const world = createWorld(options);
  const control = createControl(world);
  const plugin: FastifyPluginCallback = (scope, _, done) => {
    acceptForms(scope);
    assets(scope);
    scope.register((pages, __, ready) => {
      sameOriginOnly(pages);
      controlRoutes(pages, world, control);
      ready();
    });
    scope.register(
      (usos, __, ready) => {
        services(usos, world);
        usos.register((signIn, ___, signInReady) => {
          sameOriginOnly(signIn);
          authorize(signIn, world, `${scope.prefix}/assets`);
          signInReady();
        });
        ready();
      },
      { prefix: "/usos" },
    );
    done();
  };
  return { plugin, control };
}
