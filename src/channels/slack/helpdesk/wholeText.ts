import { languages, type Words } from "../../../../dialogs/kit/text";
import { redactPesel } from "../../../foundation/redact";

/** A text in all its languages for the audit log: who reads the log must not have to ask for the rest. */
export const wholeText = (texts: Words): string =>
  redactPesel(languages.flatMap((lang) => (texts[lang] === undefined ? [] : `${lang}: ${texts[lang]}`)).join("\n\n"));
