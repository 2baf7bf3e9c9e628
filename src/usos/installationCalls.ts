import { z } from "zod";
import type { Caller } from "./caller";
import { askConsumer } from "./ownKey";
import * as schemas from "./schemas";
import { json } from "./send";
import type { UsosClient } from "./types";

type InstallationCalls = Pick<
  UsosClient,
  "now" | "consumer" | "mobileConfig" | "installation" | "installations" | "methodReference"
>;

/** Calls about the installation and our key, which involve no student. */
export const installationCalls = ({ call }: Pick<Caller, "call">): InstallationCalls => ({
  now: () => call({ method: "services/apisrv/now", as: "nobody", read: json(z.string().min(1)) }),

  consumer: () => askConsumer(call),

  mobileConfig: () =>
    call({
      method: "services/apisrv/mobile_usos_config",
      as: "nobody",
      fields: { wanted: ["enable_mcards"] },
      read: json(schemas.mobileConfig),
    }),

  installation: () =>
    call({
      method: "services/apisrv/installation",
      as: "nobody",
      fields: { wanted: ["version", "mcards_support"] },
      read: json(schemas.installation),
    }),

  installations: () =>
    call({
      method: "services/apisrv/installations",
      as: "nobody",
      fields: { wanted: ["base_url", "institution_name"], needed: ["base_url"] },
      read: json(schemas.installations),
    }),

  methodReference: (name) =>
    call({
      method: "services/apiref/method",
      as: "nobody",
      params: [["name", name]],
      read: json(schemas.anyObject),
    }),
});
