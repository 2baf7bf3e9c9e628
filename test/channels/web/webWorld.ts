import { connectWebChat } from "../../../src/compose/webChat";
import { root } from "../../support/root";
import { openWorld, type World, type WorldOptions } from "../../support/world";
import { WebStudent } from "./webStudent";

export interface WebWorld extends World {
  webStudent(): WebStudent;
}

/** Opens the whole product with the chat page at its address; the open pages show every change at once. */
export async function openWebWorld(options: WorldOptions = {}): Promise<WebWorld> {
  const world = await openWorld({
    ...options,
    connect: (core) => ({ channels: [connectWebChat(core, root)] }),
  });
  const students: WebStudent[] = [];
  const look = () => Promise.all(students.map((it) => it.looks()));
  const extra = {
    async settle() {
      await world.settle();
      await look();
    },
    async pass(ms: number, stepMs?: number) {
      await world.pass(ms, stepMs);
      await look();
    },
    webStudent() {
      const student = new WebStudent(it);
      students.push(student);
      return student;
    },
  };
  const it: WebWorld = Object.create(world, Object.getOwnPropertyDescriptors(extra)) as WebWorld;
  return it;
}
