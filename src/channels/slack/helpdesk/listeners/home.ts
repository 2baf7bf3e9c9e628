import { z } from "zod";
import { filters, grouped } from "../../../../helpdesk/ticketGroups";
import type { DeskTicket } from "../../../../tickets/port";
import { admit, sendEphemeral } from "../gate";
import { names, type ListenerDeps } from "../deps";
import { homeLine } from "../homeLine";
import type { Member } from "../members";
import { everyTag, pageOf, staffHome, type Choice } from "../staffHome";
import { namedTags } from "../tags";
import { StaffHomes } from "../staffHomes";

const chosenSchema = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  actions: z.tuple(
    [
      z.object({
        action_id: z.string(),
        value: z.string().nullish(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    ],
    z.unknown(),
  ),
});

/** The home tab of staff shows open tickets instead of the student's page. A button on it still leads to the student's page. */
export function listenToHomes(deps: ListenerDeps): { refresh(): void } {
  const { slack, desk, due, lookup, members, say } = deps;
  const { bolt, homes, tasks } = slack;
  const open = new StaffHomes(deps.store);
  let isRefreshing = false;

  homes.setOther(async (who) => {
    const checked = (await members.mayBe(who)) ? await members.check(who) : undefined;
    if (!checked?.ok) return undefined;
    return homeOf(checked.member, await open.choiceOf(who));
  });

  async function homeOf(member: Member, choice: Choice) {
    const all = await desk.open();
    const tickets = [...all, ...(await desk.resolved())];
    const tags = namedTags(tickets, deps, member.lang, choice.tag);
    const wanted = grouped(tickets, { filter: choice.filter, tag: choice.tag }, member.id, due);
    const home = { choice, open: all.length, wanted, tags, hasStaffPages: deps.staffLink !== undefined };
    const albumOf = async ({ id }: DeskTicket) => [id, await lookup.albumOf({ kind: "ticket", ticket: id })] as const;
    const albums = new Map(await Promise.all(pageOf(home).shown.map(({ it }) => albumOf(it))));
    return staffHome(home, (it) => homeLine(deps, it, albums.get(it.id) ?? null, member), member, say);
  }

  bolt.action(
    new RegExp(`^(${names.filter}|${names.tagFilter}|${names.page}|${names.studentHome})`),
    async ({ body, context, ack }) => {
      const it = chosenSchema.safeParse(body).data;
      const { teamId: team } = context;
      if (it && team !== undefined) {
        const who = { team, user: it.user.id };
        const [{ action_id, value, selected_option }] = it.actions;
        const admitted = await admit(deps, who, "home");
        if (!admitted.ok) sendEphemeral(deps, who, {}, admitted.words);
        const before = admitted.ok ? await open.choiceOf(who) : undefined;
        const choice = before && choiceOf(action_id, selected_option?.value ?? value ?? "", before);
        if (choice) await open.choose(who, choice);
        // People who are not (or no longer) on the staff get the student's page back.
        tasks.run("a home page of staff", () => homes.publish(who, value === "student" ? "student" : "theirs"));
      }
      await ack();
    },
  );

  return {
    /** Updates the home tabs that staff have opened. Many changes at the same moment cause one update. */
    refresh() {
      if (isRefreshing) return;
      isRefreshing = true;
      tasks.run("the homes of staff", async () => {
        await Promise.resolve();
        isRefreshing = false;
        for await (const who of open.open()) {
          // People who are no longer on the staff get the student's page back, and are not updated after that.
          if (!(await members.mayBe(who))) await open.forget(who);
          await homes.refresh(who);
        }
      });
    },
  };
}

/** The view after a press: a group or a tag was chosen, or the page was turned. The other choices stay. */
function choiceOf(action: string, value: string, before: Choice): Choice | undefined {
  if (action === names.tagFilter) return { ...before, tag: value === everyTag ? undefined : value, page: 0 };
  const [name, page = "0"] = value.split(":");
  const filter = filters.find((it) => it === name);
  return filter && { ...before, filter, page: Math.max(0, Number(page) || 0) };
}
