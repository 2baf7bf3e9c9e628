import { picturesEntry, type Entry } from "./ticket";

/** The pictures that came with a ticket's first words are its first entry, so that they reach the card's thread like later ones. */
export const picturesFirst = (at: string, files: Entry["files"]): Entry => ({
  id: picturesEntry,
  at,
  what: "said",
  from: "student",
  via: "chat",
  author: null,
  text: "",
  files,
});
