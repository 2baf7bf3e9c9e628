import { stageOf, type Stage } from "../cards/stage";
import { whyCannotOrder } from "../cards/reasons";
import { localTime } from "../dates";
import { faultKinds } from "../faults";
import type { Student } from "../state";
import type { World } from "../world";
import { html, type Html } from "./html";

/** The labels of a student's buttons, by action. */
export const actions = {
  advance: "Order ready now",
  collect: "The student scanned it",
  fail: "Order fails",
  cancel: "Cancel or revoke in USOSweb",
  extendEls: "Dean's office extended the ELS",
  withdraw: "Withdraw consent",
  reset: "Reset",
} as const;

/** The control page. It never shows an order's two secrets. */
export function controlBody(world: World, base: string): Html {
  return html`<p class="soft">
      A USOS API installation with invented students. Its address: <code>${base}/usos/</code>.
      <a href="${base}/mail/">The mail inbox</a>
    </p>
    <p id="said" role="status"></p>
    <div id="live">
      ${activeFaults(world, base)}
      <h2>Students</h2>
      <ul class="cards">
        ${world.state.students.map((student) => studentCard(world, student, base))}
      </ul>
    </div>
    ${newFault(world, base)} ${settings(world, base)}`;
}

function studentCard(world: World, student: Student, base: string): Html {
  const now = world.now();
  const orders = world.ordersOf(student);
  const why = whyCannotOrder(student, orders, world);
  const last = orders.at(-1);
  const usable = usableActions(last && stageOf(last, now), student);
  return html`<li class="card">
    <h3>${student.firstName} ${student.lastName}</h3>
    <p class="soft">${student.about}<br />user ${student.id}, album ${student.studentNumber ?? "none"}</p>
    <p>ELS: ${student.els ? `valid until ${student.els.validUntil}` : "none"}</p>
    <p>${why ? html`<span class="warn">${why.en ?? why.pl}</span>` : "May order now."}</p>
    ${orders.map(
      (order) =>
        html`<p>
          Order ${order.id}: <strong>${stageOf(order, now)}</strong><br />
          <span class="soft">${localTime(order.madeAt)}, card valid until ${order.expirationDate}</span>
        </p>`,
    )}
    ${usable.map(
      (action) =>
        html`<form method="post" action="${base}/students/${student.id}/${action}">
          <button id="${action}-${student.id}">${actions[action]}</button>
        </form>`,
    )}
  </li>`;
}

function usableActions(stage: Stage | undefined, student: Student): (keyof typeof actions)[] {
  const open = stage === "placed" || stage === "processing";
  const usable: Record<keyof typeof actions, boolean> = {
    advance: open,
    collect: stage === "ready",
    fail: open || stage === "ready",
    cancel: open || stage === "ready" || stage === "collected",
    extendEls: student.els !== null,
    withdraw: true,
    reset: true,
  };
  return (Object.keys(actions) as (keyof typeof actions)[]).filter((action) => usable[action]);
}

function settings(world: World, base: string): Html {
  const shapes = ["ids", "numericIds", "objects"] as const;
  return html`<h2>Settings</h2>
    <form method="post" action="${base}/settings">
      <label>
        New orders get ready after (ms)
        <input name="readyAfterMs" type="number" min="0" required value="${world.settings.readyAfterMs}" />
      </label>
      <label>
        Shape of <code>orders</code>
        <select name="ordersShape">
          ${shapes.map((shape) => html`<option ${shape === world.settings.ordersShape && "selected"}>${shape}</option>`)}
        </select>
      </label>
      <button>Set</button>
    </form>
    <form method="post" action="${base}/reset"><button>Reset everything</button></form>`;
}

function newFault(world: World, base: string): Html {
  return html`<h2>Faults</h2>
    <form method="post" action="${base}/faults">
      <label>
        What goes wrong
        <select name="kind">
          ${Object.entries(faultKinds).map(([kind, text]) => html`<option value="${kind}">${text}</option>`)}
        </select>
      </label>
      <label>
        For whom
        <select name="student">
          <option value="">everybody</option>
          ${world.state.students.map(
            ({ id, firstName, lastName }) => html`<option value="${id}">${firstName} ${lastName}</option>`,
          )}
        </select>
      </label>
      <label>For the next calls (empty: until off) <input name="times" type="number" min="1" /></label>
      <label>Delay, for «answers late» (ms) <input name="ms" type="number" min="0" max="600000" value="3000" /></label>
      <button>Switch on</button>
    </form>`;
}

function activeFaults(world: World, base: string): Html {
  return html`${world.faults.active().map(({ id, fault, left }) => {
    const who = fault.studentId === undefined ? "everybody" : `user ${fault.studentId}`;
    return html`<div class="warn">
      On: ${faultKinds[fault.kind]} (${who}${left === null ? "" : `, ${left} more`})
      <form method="post" action="${base}/faults/${id}/off"><button id="fault-${id}">Switch off</button></form>
    </div>`;
  })}`;
}
