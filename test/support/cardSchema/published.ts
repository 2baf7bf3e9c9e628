import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createGenerator } from "ts-json-schema-generator";
import { chosenBy, withoutAnyOf, type Definitions, type Schema } from "./unions";

/** What an Action.Submit may ask of Teams in `data.msteams`. Only their descriptions say that they belong there, no type does. */
const asks = ["ImBack", "Invoke", "MessageBack", "Signin", "TaskFetch"].map((it) => `I${it}SubmitActionData`);

/** The JSON schema of a card, from the types Microsoft generates of its own schema, Teams' extensions included. */
export function publishedSchema(): Schema {
  const definitions = publishedTypes(["IAdaptiveCard", ...asks]);
  const all = { ...definitions, ...dataOfActions(definitions) };
  return { $ref: "#/definitions/IAdaptiveCard", definitions: withoutAnyOf(all, all) };
}

function publishedTypes(types: readonly string[]): Definitions {
  const path = join(dirname(createRequire(__filename).resolve("@microsoft/teams.cards")), "core.d.ts");
  const generator = createGenerator({
    path,
    // Without it, the compiler reads all of the DOM and of the installed `@types` as well, which takes ten times as long.
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
 * By its type `data` takes anything. What Teams acts on in it is described, so it is checked: in an Action.Submit one of the asks,
 * in an Action.Execute, of which none of the descriptions speaks, nothing.
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
    // `any | ICollabStageInvokeDataValue`: TypeScript takes that for `any`, the generator for the other.
    IInvokeSubmitActionData: { ...invoke, properties: { ...invoke.properties, value: {} } },
  };
}
