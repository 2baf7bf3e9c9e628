import type { Audit } from "../helpdesk/audit";
import { lost, retryOnConflict } from "../store/lostRace";
import type { Store } from "../store/port";
import type { Checks } from "./checks";
import type { Editor, Outcome, Refusal, Target } from "./desk";
import type { EditReader } from "./edits";
import { editionKey, editionRecord, editKey, editRecord, partition, untouched, type Edit } from "./records";
import { languagesOf } from "./places";
import { refused } from "./refusals";

/** A decision about one text: what its record becomes, or why nothing is changed. */
export type Decided = Edit | readonly Refusal[];

/** A change by a member of the staff. */
export interface Change {
  readonly by: Editor;
  readonly targets: readonly Target[];
  /** Undefined for a draft, which no student sees. */
  readonly publishes?: "text.publish" | "text.revert";
  readonly decide: (edit: Edit, now: number) => Decided;
}

export interface ChangesDeps {
  readonly store: Pick<Store, "get" | "commit">;
  readonly checks: Checks;
  readonly reader: Pick<EditReader, "read">;
  readonly audit: Pick<Audit, "note">;
  readonly clock: () => number;
  readonly ids: () => string;
}

const contended = {
  code: "texts.contended",
  message: "The texts were written to too often to be changed.",
  next: "Nothing: what was to be changed was not, and can be tried again.",
};

/** Creates the function that changes texts: all that a change is about in one commit, or nothing. */
export function createChanges({ store, checks, reader, audit, clock, ids }: ChangesDeps) {
  async function note({ by, publishes = "text.publish" }: Change, target: Target, outcome: string): Promise<Target> {
    const { id, name } = by;
    const reason = `${target.lang}:${target.key}`;
    const noted = { by: { id, name }, what: publishes, about: null, ticket: null, reason, outcome };
    await audit.note(noted, `text:${ids()}`);
    return target;
  }

  return async function apply(change: Change): Promise<Outcome> {
    const { by, targets, publishes, decide } = change;
    if (by.role === "viewer") return refuse(refused.mayNotEdit);
    if (publishes && by.role !== "publisher") return refuse(refused.mayNotPublish);
    if (
      targets.length === 0 ||
      !targets.every(({ key, lang }) => checks.isEditable(key) && languagesOf(key).includes(lang))
    )
      return refuse(refused.notHere);
    const stamp = { by: { id: by.id, name: by.name }, at: clock() };
    const noted: Target[] = [];

    async function once(): Promise<Outcome | typeof lost> {
      const refusals: Refusal[] = [];
      const next: { readonly target: Target; readonly edit: Edit }[] = [];
      for (const target of targets) {
        const stored = await store.get(editKey(target.key, target.lang));
        const edit = (stored && reader.read(stored)) ?? untouched(target, stamp);
        const decided =
          (stored?.rev ?? 0) === target.rev ? decide(edit, stamp.at) : [refused.changed(edit.last.by.name)];
        if ("key" in decided) next.push({ target, edit: { ...decided, last: stamp } });
        else refusals.push(...decided);
      }
      if (refusals.length > 0) return { ok: false, refusals };
      // The entry comes before the change, so that no change is without one.
      if (publishes && noted.length === 0)
        for (const { target } of next) noted.push(await note(change, target, "asked"));
      const edition = publishes && (await store.get(editionKey));
      const isDone = await store.commit({
        partition,
        expect: [
          ...next.map(({ target }) => ({ key: editKey(target.key, target.lang), rev: target.rev })),
          ...(publishes ? [{ key: editionKey, rev: edition?.rev ?? 0 }] : []),
        ],
        put: [
          ...next.map(({ target, edit }) => ({ key: editKey(target.key, target.lang), value: editRecord.write(edit) })),
          ...(publishes ? [{ key: editionKey, value: editionRecord.write({ at: stamp.at }) }] : []),
        ],
      });
      return isDone ? { ok: true } : lost;
    }

    const outcome = await retryOnConflict(once, contended);
    if (!outcome.ok) for (const it of noted) await note(change, it, "not done");
    return outcome;
  };
}

export const refuse = (...refusals: Refusal[]): Outcome => ({ ok: false, refusals });
