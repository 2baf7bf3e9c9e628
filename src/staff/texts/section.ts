import { z } from "zod";
import { languages, type Lang } from "../../../dialogs/kit/text";
import type { Outcome, Refusal, TextEntry } from "../../texts/desk";
import type { StaffContent, StaffRequest, StaffRoute, StaffSection } from "../port";
import { includes } from "../roles";
import { assetRoutes } from "./assets";
import { publishPage, revertPage } from "./confirmPages";
import { base, editPath, type TextsPagesDeps } from "./deps";
import { entryPage, type EntryPage } from "./entryPage";
import { exportRoutes } from "./exportPage";
import * as forms from "./forms";
import { listPage } from "./listPage";
import { createPreviews } from "./previews";
import { sayIn } from "./say";

const params = z.object({ key: z.string() });

/** The pages on which staff edit what the assistant says. */
export function textsSection(deps: TextsPagesDeps): StaffSection {
  const { desk, catalog } = deps;
  const previews = createPreviews(deps);

  /** Handles a request for one text; a text that does not exist or cannot be edited has no page. */
  const forText =
    (handle: (entry: TextEntry, it: StaffRequest) => Promise<StaffContent | undefined>): StaffRoute["handle"] =>
    async (it) => {
      const entry = await desk.entry(params.parse(it.request.params).key);
      if (entry) return handle(entry, it);
      it.reply.callNotFound();
      return undefined;
    };

  type Shown = Partial<Pick<EntryPage, "typed" | "refusals" | "notice" | "others">> & { preview: Lang; scene: number };

  async function show(entry: TextEntry, { member, lang }: StaffRequest, it: Shown): Promise<StaffContent> {
    const stored = each((of) => forms.current(entry.texts[of]));
    const { typed = stored, preview, scene } = it;
    const edits = entry.languages.map((of) => ({ key: entry.key, lang: of, text: typed[of] }));
    const refusals = each((of) =>
      typed[of] === stored[of] && !entry.texts[of].draft ? [] : check(entry, of, typed[of]),
    );
    const shown = await previews.draw({ entry, lang: preview, scene, edits });
    const scenes = await previews.placesOf(entry.key);
    const say = sayIn(catalog, lang);
    return entryPage(deps, { entry, member, lang, say, typed, refusals, shown, scenes, ...it });
  }

  const check = ({ key, languages: edited }: TextEntry, lang: Lang, text: string): readonly Refusal[] =>
    edited.includes(lang) ? desk.check(key, lang, text) : [];

  /** Stores what differs in the form; the languages that could not be stored are returned with the reasons. */
  async function save(entry: TextEntry, { member }: StaffRequest, form: forms.EditForm) {
    const refused = new Map<Lang, readonly Refusal[]>();
    for (const lang of forms.changedIn(entry, form)) {
      const target = { key: entry.key, lang, rev: forms.revIn(form, lang) };
      const outcome = await desk.saveDraft(member, target, forms.typedIn(form, lang));
      if (!outcome.ok) refused.set(lang, outcome.refusals);
    }
    return refused;
  }

  async function edit(entry: TextEntry, it: StaffRequest): Promise<StaffContent | undefined> {
    const form = forms.editForm.parse(it.request.body);
    const { preview, scene, act } = form;
    const typed = each((of) => forms.typedIn(form, of));
    const say = sayIn(catalog, it.lang);
    if (act === "check") {
      const isFine = entry.languages.every((of) => check(entry, of, typed[of]).length === 0);
      const notice = { text: say(isFine ? "edit.fine" : "edit.notFine"), isTrouble: !isFine };
      return show(entry, it, { typed, preview, scene, notice });
    }
    if (!includes(it.member.role, act === "publish" ? "publisher" : "editor")) {
      it.reply.code(403);
      return show(entry, it, { typed, preview, scene, notice: { text: say("edit.mayNot"), isTrouble: true } });
    }
    const refused = act === "discard" ? await discard(entry, it, form) : await save(entry, it, form);
    if (refused.size > 0) {
      it.reply.code(409);
      // A text that somebody else has stored meanwhile is shown, and saving once more replaces it knowingly.
      const now = await fresh(entry);
      const others = entry.languages.filter((of) => refused.get(of)?.some(({ code }) => code === "changed"));
      const text = [...new Set([...refused.values()].flat().map(({ says }) => catalog.say(says, it.lang)))].join(" ");
      return show(now, it, { typed, preview, scene, others, notice: { text, isTrouble: true } });
    }
    const done = act === "discard" ? "discarded" : "saved";
    const onward = `${editPath(entry.key)}?lang=${preview}&scene=${scene}&done=${done}`;
    it.reply.redirect(act === "publish" ? `${base}/publish/${encodeURIComponent(entry.key)}` : onward, 303);
    return undefined;
  }

  async function discard(entry: TextEntry, { member }: StaffRequest, form: forms.EditForm) {
    const refused = new Map<Lang, readonly Refusal[]>();
    for (const lang of entry.languages.filter((of) => entry.texts[of].draft)) {
      const outcome = await desk.discardDraft(member, { key: entry.key, lang, rev: forms.revIn(form, lang) });
      if (!outcome.ok) refused.set(lang, outcome.refusals);
    }
    return refused;
  }

  /** After something reached the students: back to the text, or the same question again with the reasons why not. */
  async function settle(
    { key }: TextEntry,
    { reply }: StaffRequest,
    outcome: Outcome,
    done: "published" | "reverted",
    again: (refusals: readonly Refusal[]) => Promise<StaffContent>,
  ): Promise<StaffContent | undefined> {
    if (!outcome.ok) {
      reply.code(409);
      return again(outcome.refusals);
    }
    reply.redirect(`${editPath(key)}?done=${done}`, 303);
    return undefined;
  }

  const fresh = async (entry: TextEntry): Promise<TextEntry> => (await desk.entry(entry.key)) ?? entry;

  async function publish(entry: TextEntry, it: StaffRequest): Promise<StaffContent | undefined> {
    const { targets } = forms.publishForm.parse(it.request.body);
    const chosen = targets.split(",").map((one) => {
      const [lang, rev] = one.split(":");
      return { key: entry.key, lang: languages.find((of) => of === lang) ?? "pl", rev: Number(rev) };
    });
    const outcome = await desk.publish(it.member, chosen);
    return settle(entry, it, outcome, "published", async (refusals) =>
      publishPage(deps, await fresh(entry), it.lang, sayIn(catalog, it.lang), refusals),
    );
  }

  /** The text that «back to this» would bring back. */
  function earlier({ texts }: TextEntry, { lang, to }: z.infer<typeof forms.revertQuery>): string | undefined {
    const { shipped, versions } = texts[lang];
    return to === "shipped" ? shipped : versions.find(({ number }) => number === to)?.after;
  }

  function askRevert(entry: TextEntry, it: StaffRequest): StaffContent | undefined {
    const wish = forms.revertQuery.parse(it.request.query);
    const text = earlier(entry, wish);
    if (text !== undefined) return revertPage(deps, entry, { ...wish, text }, it.lang, sayIn(catalog, it.lang));
    it.reply.callNotFound();
    return undefined;
  }

  async function revert(entry: TextEntry, it: StaffRequest): Promise<StaffContent | undefined> {
    const { rev, ...wish } = forms.revertForm.parse(it.request.body);
    const outcome = await desk.revert(it.member, { key: entry.key, lang: wish.lang, rev }, wish.to);
    return settle(entry, it, outcome, "reverted", async (refusals) => {
      const now = await fresh(entry);
      const text = earlier(now, wish) ?? "";
      return revertPage(deps, now, { ...wish, text }, it.lang, sayIn(catalog, it.lang), refusals);
    });
  }

  /** Answers the script's request for a preview while somebody types. */
  async function preview({ request, reply, lang }: StaffRequest): Promise<undefined> {
    const form = forms.previewForm.parse(request.body);
    const entry = await desk.entry(form.key);
    if (!entry) {
      reply.callNotFound();
      return undefined;
    }
    const edits = entry.languages.map((of) => ({ key: entry.key, lang: of, text: forms.typedIn(form, of) }));
    const { view: _, ...shown } = {
      view: undefined,
      ...(await previews.draw({ entry, lang: form.preview, scene: form.scene, edits })),
    };
    const wrong = each((of) => check(entry, of, forms.typedIn(form, of)).map(({ says }) => catalog.say(says, lang)));
    void reply.type("application/json; charset=utf-8").send(JSON.stringify({ ...shown, wrong }));
    return undefined;
  }

  const routes: readonly StaffRoute[] = [
    {
      method: "GET",
      path: "/texts",
      needs: "viewer",
      handle: ({ request, lang }) => listPage(deps, forms.listQuery.parse(request.query), lang, sayIn(catalog, lang)),
    },
    {
      method: "GET",
      path: "/texts/edit/:key",
      needs: "viewer",
      handle: forText((entry, it) => {
        const { lang: wanted = it.lang, scene, done } = forms.editQuery.parse(it.request.query);
        const notice = done && { text: sayIn(catalog, it.lang)(`done.${done}`), isTrouble: false };
        return show(entry, it, { preview: wanted, scene, notice });
      }),
    },
    { method: "POST", path: "/texts/edit/:key", needs: "viewer", handle: forText(edit) },
    { method: "POST", path: "/texts/preview", needs: "viewer", handle: preview },
    {
      method: "GET",
      path: "/texts/publish/:key",
      needs: "publisher",
      handle: forText((entry, { lang }) => Promise.resolve(publishPage(deps, entry, lang, sayIn(catalog, lang)))),
    },
    { method: "POST", path: "/texts/publish/:key", needs: "publisher", handle: forText(publish) },
    {
      method: "GET",
      path: "/texts/revert/:key",
      needs: "publisher",
      handle: forText((entry, it) => Promise.resolve(askRevert(entry, it))),
    },
    { method: "POST", path: "/texts/revert/:key", needs: "publisher", handle: forText(revert) },
    ...exportRoutes(deps),
    ...assetRoutes(deps),
  ];
  return { link: { label: (lang) => sayIn(catalog, lang)("title"), path: "/texts" }, routes };
}

const each = <T>(of: (lang: Lang) => T): Readonly<Record<Lang, T>> => ({ pl: of("pl"), en: of("en"), uk: of("uk") });
