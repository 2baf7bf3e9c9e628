import type { types } from "@slack/bolt";
import { filters, groups, type Filter, type Grouped } from "../../../helpdesk/ticketGroups";
import { context, plain, section, type Block } from "../blocks";
import { cut, limits } from "../limits";
import { names, type Say } from "./deps";
import type { Member } from "./members";
import { button } from "./ticketCard";

/** The view that a staff member has chosen for their home tab. */
export interface Choice {
  readonly filter: Filter;
  /** Only tickets with this tag, if it is set. */
  readonly tag?: string | undefined;
  /** The page number, starting at 0. */
  readonly page: number;
}

/** Everything that the page shows. */
export interface HomeShown {
  readonly choice: Choice;
  /** How many tickets are open, whatever was chosen. */
  readonly open: number;
  readonly wanted: readonly Grouped[];
  /** The tags to choose from, with their titles. */
  readonly tags: readonly { readonly name: string; readonly title: string }[];
  readonly hasStaffPages: boolean;
}

/** Tickets per page. Each takes two blocks, and the page itself about fifteen. */
const onPage = 40;
/** The entry of the list of tags that stands for all of them. */
export const everyTag = "-";

/** The part of the chosen tickets that is on the page, and how many pages there are. */
export function pageOf({ choice, wanted }: Pick<HomeShown, "choice" | "wanted">) {
  const pages = Math.max(1, Math.ceil(wanted.length / onPage));
  const at = Math.min(choice.page, pages - 1);
  return { pages, at, shown: wanted.slice(at * onPage, (at + 1) * onPage) };
}

/** Renders the home tab of a staff member. `line` renders a ticket in two blocks. */
export function staffHome(
  home: HomeShown,
  line: (it: Grouped["it"]) => readonly Block[],
  { lang }: Pick<Member, "lang">,
  say: Say,
): types.HomeView {
  const { choice, open, wanted, hasStaffPages } = home;
  const { pages, at, shown } = pageOf(home);
  const turn = (to: number, key: string) =>
    button(say(`button.${key}`, lang), `${names.page}${key}`, `${choice.filter}:${to}`);
  const turns = [...(at > 0 ? [turn(at - 1, "earlier")] : []), ...(at < pages - 1 ? [turn(at + 1, "later")] : [])];
  return {
    type: "home",
    blocks: [
      { type: "header", text: plain(`${say("home.title", lang)} (${open})`) },
      { type: "actions", elements: choosing(home, say, lang) },
      {
        type: "actions",
        elements: [
          button(say("button.search", lang), names.search, "search"),
          button(say("button.status", lang), names.look, "status"),
          button(say("button.many", lang), names.many, "many"),
          button(say("button.problems", lang), names.problems, "problems"),
          ...(hasStaffPages ? [button(say("button.staffPages", lang), names.staffPages, "staff")] : []),
          button(say("button.studentHome", lang), names.studentHome, "student"),
        ],
      },
      { type: "divider" },
      ...(wanted.length === 0 ? [section(say("home.none", lang))] : []),
      ...groups.flatMap((group): Block[] => {
        const some = shown.filter((one) => one.group === group);
        if (some.length === 0) return [];
        const count = wanted.filter((one) => one.group === group).length;
        const head = `${say(`home.filter.${group}`, lang)} (${count})`;
        return [{ type: "header", text: plain(head) }, ...some.flatMap(({ it }) => line(it))];
      }),
      ...(pages > 1 ? [context(say("home.page", lang, { at: at + 1, of: pages }))] : []),
      ...(turns.length > 0 ? [{ type: "actions", elements: turns } as const] : []),
    ],
  };
}

function choosing({ choice, tags }: HomeShown, say: Say, lang: Member["lang"]): types.StaticSelect[] {
  const ofGroup = (it: Filter): types.PlainTextOption => ({ text: plain(say(`home.filter.${it}`, lang)), value: it });
  const group: types.StaticSelect = {
    type: "static_select",
    action_id: names.filter,
    options: filters.map(ofGroup),
    initial_option: ofGroup(choice.filter),
  };
  if (tags.length === 0) return [group];
  const all: types.PlainTextOption = { text: plain(say("home.everyTag", lang)), value: everyTag };
  const options = tags.map(({ name, title }): types.PlainTextOption => ({
    text: plain(cut(`#${title}`, limits.buttonText)),
    value: name,
  }));
  const chosen = options.find(({ value }) => value === choice.tag) ?? all;
  // The page holds at most a hundred options, and one of them is for all tags.
  const some = [all, ...options].slice(0, 100);
  return [group, { type: "static_select", action_id: names.tagFilter, options: some, initial_option: chosen }];
}
