import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createGenerator } from "ts-json-schema-generator";
import { chosenBy, withoutAnyOf, type Definitions, type Schema } from "./unions";

/** The requests that an Action.Submit can make of Teams in `data.msteams`. Only their descriptions say that they belong there; no type does. */
const asks = ["ImBack", "Invoke", "MessageBack", "Signin", "TaskFetch"].map((it) => `I${it}SubmitActionData`);

/** The JSON schema of a card, generated from the types that Microsoft generates from its own schema, Teams' extensions included. */
export function publishedSchema(): Schema {
  const definitions = publishedTypes(["IAdaptiveCard", ...asks]);
  const all = { ...definitions, ...dataOfActions(definitions) };
  return { $ref: "#/definitions/IAdaptiveCard", definitions: withoutAnyOf(all, all) };
}

function publishedTypes(types: readonly string[]): Definitions {
  const path = join(dirname(createRequire(__filename).resolve("@microsoft/teams.cards")), "core.d.ts");
  const generator = createGenerator({
    path,
    // Without this file, the compiler also reads the whole DOM and the installed `@types`, which takes ten times as long.
    tsconfig: join(__dirname, "types.tsconfig.json"),
    type: "*",
    expose: "all",
    additionalProperties: false,
    jsDoc: "none",
    skipTypeCheck: true,
  });
  return Object.assign({}, ...types.map((it) => generator.createSchema(it).definitions)) as Definitions;
}

/**
 * The type of `data` accepts anything, but what Teams acts on in it is described, so it is checked. In an Action.Submit it must be one of the
 * requests above; in an Action.Execute it must be absent, because no description mentions it.
 */
function dataOfActions(definitions: Definitions): Definitions {
  const { ISubmitActionData: submit, IExecuteAction: execute, IInvokeSubmitActionData: invoke } = definitions;
  if (!submit || !execute || !invoke) throw new Error("the published types changed: see dataOfActions");
  const asked = chosenBy(
    asks.map((it) => ({ $ref: `#/definitions/${it}` })),
    definitions,
  );
  const data = { anyOf: [{ type: "string" }, { type: "object", properties: { msteams: false } }] };
  return {
    ISubmitActionData: { ...submit, properties: { msteams: asked } },
    IExecuteAction: { ...execute, properties: { ...execute.properties, data } },
    // The published type is `any | ICollabStageInvokeDataValue`: TypeScript reads that as `any`, and the generator as the other type.
    IInvokeSubmitActionData: { ...invoke, properties: { ...invoke.properties, value: {} } },
  };
}
