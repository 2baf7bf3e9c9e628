import { localTime } from "../dates";
import type { Call, Method } from "./method";
import { answer } from "./outcome";

const installationFields = {
  base_url: true,
  version: true,
  institution_name: true,
  contact_emails: true,
  mcards_support: true,
} as const;
const consumerFields = { name: true, administrative_methods: true, token_scopes: true } as const;
const usualScopes = ["cards", "offline_access", "personal", "photo"];
const mobileFields = { enable_mcards: true, contact_email: true } as const;

/** `apisrv`: information about the installation, and about the key that asks. */
export const serverMethods: readonly Method[] = [
  {
    name: "apisrv/now",
    brief: "The server's local time.",
    needs: "nothing",
    run: ({ now }) => answer(`${localTime(now)}.${String(now % 1000).padStart(3, "0")}000`),
  },
  {
    name: "apisrv/consumer",
    brief: "The key that signed the call.",
    needs: "consumer",
    fields: { schema: consumerFields, byDefault: "name" },
    run: ({ caller, select }) =>
      select({
        name: caller.consumer?.name ?? caller.consumer?.key,
        administrative_methods: caller.consumer?.administrative ? ["services/cards/user_cards"] : [],
        token_scopes: caller.consumer?.scopes ?? usualScopes,
      }),
  },
  {
    name: "apisrv/mobile_usos_config",
    brief: "What the mobile application of this installation offers.",
    needs: "nothing",
    fields: { schema: mobileFields, byDefault: Object.keys(mobileFields).join("|") },
    run: ({ world, select }) => select({ enable_mcards: world.mcards, contact_email: "usos@piaskownica.invalid" }),
  },
  {
    name: "apisrv/installation",
    brief: "This installation.",
    needs: "nothing",
    fields: { schema: installationFields, byDefault: Object.keys(installationFields).join("|") },
    run: (call) => call.select(installation(call)),
  },
  {
    name: "apisrv/installations",
    brief: "All known installations.",
    needs: "nothing",
    fields: { schema: installationFields, byDefault: "base_url|version|institution_name|contact_emails" },
    run: (call) => call.select([installation(call)]),
  },
];

function installation({ baseUrl, world }: Call): Record<keyof typeof installationFields, unknown> {
  return {
    base_url: baseUrl,
    version: "7.1.0.0-1-sandbox",
    institution_name: { pl: "Uniwersytet Piaskownicy", en: "Sandbox University" },
    contact_emails: ["usos@piaskownica.invalid"],
    mcards_support: world.mcards,
  };
}
