import { z } from "zod";
import { filters, type Filter } from "../../../../helpdesk/openTickets";
import { admit, whisper } from "../gate";
import { names, type ListenerParts } from "../parts";
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

/** The staff's home: open tickets in the place of the student's page, which a button shows all the same. */
export function listenToHomes(parts: ListenerParts): { refresh(): void } {
  const { slack, desk, members, say, clock } = parts;
  const { bolt, homes, tasks } = slack;
  const open = new StaffHomes(parts.store);
  let isRefreshing = false;

  homes.setOther(async (who) => {
    const checked = (await members.mayBe(who)) ? await members.check(who) : undefined;
    if (!checked?.ok) return undefined;
    const choice = await open.choiceOf(who);
    return staffHome(await desk.open(), choice, checked.member, say, clock());
  });

  bolt.action(new RegExp(`^(${names.filter}|${names.page}|${names.studentHome})`), async ({ body, context, ack }) => {
    const it = chosenSchema.safeParse(body).data;
    const { teamId: team } = context;
    if (it && team !== undefined) {
      const who = { team, user: it.user.id };
      const [{ value, selected_option }] = it.actions;
      const admitted = await admit(parts, who, "home");
      if (!admitted.ok) whisper(parts, who, {}, admitted.words);
      const choice = choiceOf(selected_option?.value ?? value ?? "");
      if (admitted.ok && choice) await open.choose(who, choice);
      // Whoever is not of the staff (any more) gets their own page back.
      tasks.run("a home page of staff", () => homes.publish(who, value === "student" ? "student" : "theirs"));
    }
    await ack();
  });

  return {
    /** Brings the homes that were opened up to date; many changes at once are one. */
    refresh() {
      if (isRefreshing) return;
      isRefreshing = true;
      tasks.run("the homes of staff", async () => {
        await Promise.resolve();
        isRefreshing = false;
        for await (const who of open.open()) {
          // Whoever is not of the staff any more gets their own page back, once.
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
