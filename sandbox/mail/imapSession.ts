import type { BotLetter, BotMailbox } from "./botMailbox";
import { fetched, finder } from "./imapAnswers";
import { createLineReader, isInSet, parseCommand, type Command } from "./imapCommand";

export interface ImapAccount {
  readonly user: string;
  readonly password: string;
}

export interface ImapSession {
  receive(chunk: Buffer): void;
  /** Tells the session that a letter arrived. */
  notify(): void;
}

const capabilities = "IMAP4rev1 IDLE LITERAL+";

/**
 * One connection, starting with its greeting. It supports the part of IMAP4rev1 (RFC 3501) and IDLE (RFC 2177) that a program
 * needs to follow one mailbox: letters are not deleted, moved or uploaded.
 */
export function createImapSession(
  mailbox: BotMailbox,
  account: ImapAccount,
  write: (bytes: Buffer | string) => void,
  end: () => void,
): ImapSession {
  let isKnown = false;
  let selected = false;
  let told = 0;
  let idling: string | undefined;

  const tellCount = (): void => {
    const count = mailbox.letters().length;
    if (!selected || count === told) return;
    told = count;
    write(`* ${count} EXISTS\r\n`);
  };
  const answer = (tag: string, how: string): void => {
    tellCount();
    write(`${tag} ${how}\r\n`);
  };

  function run({ tag, name, words }: Command): void {
    switch (name) {
      case "CAPABILITY":
        write(`* CAPABILITY ${capabilities}\r\n`);
        return answer(tag, "OK done");
      case "NOOP":
        return answer(tag, "OK done");
      case "LOGOUT":
        write("* BYE see you\r\n");
        answer(tag, "OK done");
        return end();
      case "LOGIN":
        isKnown = words[0] === account.user && words[1] === account.password;
        return answer(tag, isKnown ? "OK welcome" : "NO [AUTHENTICATIONFAILED] not this user or not this password");
    }
    if (!isKnown) return answer(tag, "BAD log in first");
    switch (name) {
      case "LIST":
      case "LSUB":
        write(`* ${name} () "/" INBOX\r\n`);
        return answer(tag, "OK done");
      case "SELECT":
      case "EXAMINE":
        return select(tag, name, words[0] ?? "");
    }
    if (!selected) return answer(tag, "BAD select a mailbox first");
    switch (name) {
      case "CLOSE":
      case "UNSELECT":
        selected = false;
        return answer(tag, "OK done");
      case "IDLE":
        idling = tag;
        write("+ idling\r\n");
        return tellCount();
      case "SEARCH":
      case "UID SEARCH":
        return search(tag, name === "UID SEARCH", words);
      case "FETCH":
      case "UID FETCH":
        return fetch(tag, name === "UID FETCH", words);
      case "STORE":
      case "UID STORE":
        return store(tag, name === "UID STORE", words);
      default:
        return answer(tag, "BAD not known here");
    }
  }

  function select(tag: string, name: string, path: string): void {
    if (path.toUpperCase() !== "INBOX") return answer(tag, "NO there is only INBOX");
    selected = true;
    told = mailbox.letters().length;
    write(`* FLAGS (\\Seen \\Flagged \\Answered)\r\n* ${told} EXISTS\r\n* 0 RECENT\r\n`);
    write(`* OK [UIDVALIDITY ${mailbox.uidValidity}] fixed\r\n* OK [UIDNEXT ${mailbox.nextUid}] expected\r\n`);
    write("* OK [PERMANENTFLAGS (\\Seen \\Flagged \\Answered)] kept\r\n");
    answer(tag, `OK [${name === "SELECT" ? "READ-WRITE" : "READ-ONLY"}] selected`);
  }

  const largestUid = (): number => mailbox.nextUid - 1;
  /** The letters of a set, with their sequence numbers from 1 on. */
  function those(set: string, byUid: boolean): { place: number; letter: BotLetter }[] {
    const all = mailbox.letters().map((letter, at) => ({ letter, place: at + 1 }));
    const isIn = isInSet(set, byUid ? largestUid() : all.length);
    return all.filter(({ place, letter }) => isIn(byUid ? letter.uid : place));
  }

  function search(tag: string, byUid: boolean, words: readonly string[]): void {
    const isFound = finder(words, largestUid());
    if (!isFound) return answer(tag, "BAD this search is not known here");
    const found = mailbox.letters().flatMap((letter, at) => (isFound(letter) ? [byUid ? letter.uid : at + 1] : []));
    write(`* SEARCH${found.map((it) => ` ${it}`).join("")}\r\n`);
    answer(tag, "OK done");
  }

  function fetch(tag: string, byUid: boolean, [set = "", ...words]: readonly string[]): void {
    const asked = words.filter((it) => it !== "(" && it !== ")");
    const items = byUid && !asked.includes("UID") ? ["UID", ...asked] : asked;
    for (const { place, letter } of those(set, byUid)) {
      const response = fetched(letter, items);
      if (!response) return answer(tag, "BAD this cannot be fetched here");
      write(`* ${place} `);
      write(response);
    }
    answer(tag, "OK done");
  }

  function store(tag: string, byUid: boolean, [set = "", how = "", ...words]: readonly string[]): void {
    const given = words.filter((it) => it !== "(" && it !== ")");
    for (const { place, letter } of those(set, byUid)) {
      const { uid, flags } = letter;
      const kept = how.startsWith("+") ? [...flags, ...given] : [...flags].filter((it) => !given.includes(it));
      const next = new Set(/^[+-]/.test(how) ? kept : given);
      mailbox.setFlags(uid, next);
      if (!/SILENT/i.test(how)) write(`* ${place} FETCH (UID ${uid} FLAGS (${[...next].join(" ")}))\r\n`);
    }
    answer(tag, "OK done");
  }

  write(`* OK [CAPABILITY ${capabilities}] the sandbox's mailbox\r\n`);
  const receive = createLineReader(
    (line) => {
      if (idling !== undefined) {
        const tag = idling;
        if (line.toUpperCase() !== "DONE") return;
        idling = undefined;
        return answer(tag, "OK done");
      }
      const command = parseCommand(line);
      if (command) run(command);
      else write("* BAD this is no command\r\n");
    },
    () => write("+ go on\r\n"),
  );
  return {
    receive,
    notify: () => {
      if (idling !== undefined) tellCount();
    },
  };
}
