import { z } from "zod";
import { filters, type Filter } from "../../../../helpdesk/openTickets";
import { admit, sendEphemeral } from "../gate";
import { names, type ListenerDeps } from "../deps";
import { staffHome, type Choice } from "../staffHome";
import { StaffHomes } from "../staffHomes";

const chosenSchema = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  actions: z.tuple(
    [z.object({ value: z.string().nullish(), selected_option: z.object({ value: z.string() }).nullish() })],
    z.unknown(),
  ),
});

/** The home tab of staff shows open tickets instead of the student's page. A button on it still leads to the student's page. */
export function listenToHomes(deps: ListenerDeps): { refresh(): void } {
  const { slack, desk, members, say, clock } = deps;
  const { bolt, homes, tasks } = slack;
  const open = new StaffHomes(deps.store);
  let isRefreshing = false;

  homes.setOther(async (who) => {
    const checked = (await members.mayBe(who)) ? await members.check(who) : undefined;
    if (!checked?.ok) return undefined;
    const choice = await open.choiceOf(who);
    return staffHome(await desk.open(), choice, checked.member, say, clock(), deps.staffLink !== undefined);
  });

  bolt.action(new RegExp(`^(${names.filter}|${names.page}|${names.studentHome})`), async ({ body, context, ack }) => {
    const it = chosenSchema.safeParse(body).data;
    const { teamId: team } = context;
    if (it && team !== undefined) {
      const who = { team, user: it.user.id };
      const [{ value, selected_option }] = it.actions;
      const admitted = await admit(deps, who, "home");
      if (!admitted.ok) sendEphemeral(deps, who, {}, admitted.words);
      const choice = choiceOf(selected_option?.value ?? value ?? "");
      if (admitted.ok && choice) await open.choose(who, choice);
      // People who are not (or no longer) on the staff get the student's page back.
      tasks.run("a home page of staff", () => homes.publish(who, value === "student" ? "student" : "theirs"));
    }
    await ack();
  });

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

function choiceOf(value: string): Choice | undefined {
  const [name, page = "0"] = value.split(":");
  const filter = filters.find((it): it is Filter => it === name);
  return filter && { filter, page: Math.max(0, Number(page) || 0) };
}
