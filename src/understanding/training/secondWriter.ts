import { readFileSync } from "node:fs";
import { z } from "zod";
import { languages } from "../../../dialogs/kit/text";
import { meanings } from "../intents";
import { secondWriterPath } from "./files";
import type { Phrase } from "./phrases";

const row = z.tuple([z.enum(languages), z.enum(meanings), z.enum(meanings).or(z.literal("")), z.string().min(1)]);

/**
 * Messages by a writer who saw neither the phrases nor the program; two other people labelled them with only the policy and the text. They
 * stand with the tests, because nothing is ever learnt from them or tuned to them.
 *
 * @throws an error if a row has another form or a meaning that the policy does not have
 */
export function loadSecondWriter(): readonly Phrase[] {
  const rows = readFileSync(secondWriterPath, "utf8").trim().split("\n").slice(1);
  return rows.map((it) => {
    const [lang, meaning, also, text] = row.parse(it.split("\t"));
    return { lang, meaning, ...(also !== "" && { also }), text, voice: "second writer" };
  });
}
