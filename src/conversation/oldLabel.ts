import type { Choice, Data, Target } from "../../dialogs/kit/dialog";
import { choiceOf } from "../../dialogs/kit/dialog";
import type { Opening } from "../../dialogs/kit/card";
import { t, type Text } from "../../dialogs/kit/text";
import { fold } from "../understanding";
import { PerEdition } from "./perEdition";
import type { Script } from "./script";

type Opens = Extract<Target, { kind: "open" }>;

const known = new PerEdition<ReadonlyMap<string, Opens>>();

/**
 * Where a typed button label leads, even if its card is no longer current. Only labels that open a dialog at its start count, because that
 * changes nothing.
 */
export function openedByLabel(
  text: string,
  script: Script,
  inAll: (text: Text) => readonly string[],
): Opens | undefined {
  return known.get(inAll, script, () => labelsIn(script, inAll)).get(fold(text));
}

function labelsIn(script: Script, inAll: (text: Text) => readonly string[]): ReadonlyMap<string, Opens> {
  const labels = new Map<string, Opens>();
  for (const { steps } of Object.values(script.dialogs))
    for (const { on } of Object.values(steps))
      for (const name of Object.keys(on)) {
        const choice = choiceOf(on, name);
        const opens = choice && openingOf(choice);
        if (!opens) continue;
        for (const label of inAll(choice.label ?? t(`button.${name}`)))
          if (!labels.has(fold(label))) labels.set(fold(label), opens);
      }
  for (const opening of Object.values(script.intents))
    if (opening && "dialog" in opening)
      for (const label of inAll(opening.label))
        if (!labels.has(fold(label))) labels.set(fold(label), openedBy(opening));
  return labels;
}

const openedBy = ({ dialog, data }: Opening): Opens => ({ kind: "open", dialog, ...(data && { data }) });

function openingOf({ then, pressOnly }: Choice<Data>): Opens | undefined {
  if (typeof then === "function" || pressOnly || then.effects || then.say || then.to.kind !== "open") return undefined;
  // The data a card passes on, such as where the person was, is valid only on that card.
  return then.to.data ? undefined : then.to;
}
