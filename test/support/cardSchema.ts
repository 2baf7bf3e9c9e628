import Ajv, { type ErrorObject, type ValidateFunction } from "ajv";
import { publishedSchema } from "./cardSchema/published";
import { sdkProblems } from "./cardSchema/sdk";
import { onceAWorker } from "./jest/onceAWorker";

/**
 * Everything that is wrong with an Adaptive Card according to what Microsoft publishes: the schema with Teams' extensions, and the SDK. The list is
 * empty for a valid card.
 */
export function cardProblems(card: unknown): string[] {
  const schema = onceAWorker("card schema", compiledSchema);
  schema(card);
  const misfits = (schema.errors ?? []).flatMap(told);
  return typeof card === "object" && card !== null ? [...misfits, ...sdkProblems(card)] : misfits;
}

const compiledSchema = (): ValidateFunction =>
  new Ajv({ strict: true, allErrors: true, discriminator: true, allowUnionTypes: true }).compile(publishedSchema());

/** An error in words: where it is, what is wrong, and with which value. */
function told({ instancePath, keyword, message, params }: ErrorObject): string[] {
  const at = instancePath || "card";
  switch (keyword) {
    case "if": // this only says that a branch did not fit, and the error of the branch itself says it better
      return [];
    case "discriminator":
      return [`${at}: «${String(params["tagValue"])}» is no ${String(params["tag"])} that may stand here`];
    case "additionalProperties":
      return [`${at}: there is no property «${String(params["additionalProperty"])}»`];
    case "enum":
      return [`${at}: must be one of ${JSON.stringify(params["allowedValues"])}`];
    case "const":
      return [`${at}: must be ${JSON.stringify(params["allowedValue"])}`];
    case "false schema":
      return [`${at}: may not stand here`];
    default:
      return [`${at}: ${message ?? keyword}`];
  }
}
