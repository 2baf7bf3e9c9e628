// @ts-check
import { whenLetGo } from "./pressing.js";

/**
 * Keeps the stream of events open. The browser reconnects by itself while the server is away; when it gives up (the server
 * answered something else), a new stream is started, which says what was seen last.
 * @param {{ on: Record<string, (data: any) => void>, onState: (isOpen: boolean) => void, renew: () => Promise<void> }} options
 */
export function connect({ on, onState, renew }) {
  let last = "";

  const open = () => {
    const source = new EventSource(last ? `events?last=${encodeURIComponent(last)}` : "events");
    source.onopen = () => whenLetGo(() => onState(true));
    source.onerror = () => {
      whenLetGo(() => onState(false));
      if (source.readyState === EventSource.CLOSED) setTimeout(() => renew().then(open), 2000);
    };
    for (const [name, react] of Object.entries(on)) {
      source.addEventListener(name, (event) => {
        if (event.lastEventId) last = event.lastEventId;
        whenLetGo(() => react(JSON.parse(event.data)));
      });
    }
  };
  open();
}
