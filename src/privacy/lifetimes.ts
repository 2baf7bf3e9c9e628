/** How long a kind of record lives, and what ends it. deploy/backup.md has a summary. */
export interface Lifetime {
  /** The personal data it contains; "nothing" if there is none. */
  readonly holds: string;
  readonly ends: string;
}

const withConversation = "with the conversation";

/** All kinds of records; a test compares this list with the program. */
export const lifetimes: Readonly<Record<string, Lifetime>> = {
  person: {
    holds: "chat id, name, language, where the conversation stands, ids of the latest 60 events",
    ends: "CONVERSATION_DAYS after they last wrote; of somebody signed in, with the account; kept by an open ticket",
  },
  linking: { holds: "which sign-in a chat began", ends: `${withConversation}, or when that sign-in is over` },
  ceremony: { holds: "a sign-in under way, sealed tokens", ends: "11 minutes after it began, its token revoked" },
  account: {
    holds:
      "USOS id, first name, album number, sealed token, followed orders, which stages were counted, when staff looked",
    ends: "ACCOUNT_DAYS after the student last wrote in any chat, no card being valid or on its way",
  },
  album: { holds: "album number", ends: "with the account" },
  heldUp: { holds: "which message others wait for", ends: `when that message is through, and ${withConversation}` },
  shown: { holds: "which message shows a code", ends: "when the code is taken off the screen, SECRET_SHOWN_MINUTES" },
  teamsCard: { holds: "the last card of a chat that can be answered", ends: withConversation },
  slackCard: { holds: "the last card of a chat that can be answered", ends: withConversation },
  partsSent: { holds: "how much of a long message has arrived", ends: "when all has, and with the conversation" },
  slackHome: {
    holds: "that somebody opened the app's home page",
    ends: `${withConversation}; of others, after 30 days`,
  },
  transcript: { holds: "messages of the sandbox's chat page, the latest of each chat", ends: withConversation },
  missed: {
    holds: "messages that were not understood, masked, at most 32 of each chat",
    ends: "KEEP_MISSED_DAYS after they were written, and with the conversation; unless that is set, none is kept",
  },
  dataCopy: {
    holds: "where the copy of somebody's data can be fetched",
    ends: `15 minutes later, an hour for files in Slack, and ${withConversation}`,
  },
  vote: {
    holds: "that somebody voted on a message, not what",
    ends: `a week after the vote, and ${withConversation}`,
  },
  teamsVote: {
    holds: "which message in Teams can be voted on, and what it is about",
    ends: `a week after it was sent, and ${withConversation}`,
  },
  webPicture: {
    holds: "a picture that waits for the next message to support, from the sandbox's chat page",
    ends: `a day or two after it came at the latest, and ${withConversation}`,
  },
  transcriptHead: { holds: "where such a transcript ends", ends: withConversation },
  ticket: { holds: "what a student and the staff wrote", ends: "TICKET_DAYS after it was resolved or withdrawn" },
  ticketPicture: { holds: "pictures that came with an answer", ends: "with the ticket" },
  ticketName: { holds: "whose chat a ticket is of", ends: "with the ticket" },
  ticketOpen: { holds: "whose chat an open ticket is of", ends: "when the ticket is over" },
  ticketOver: { holds: "whose chat a closed ticket is of", ends: "a week after it was closed, and with the ticket" },
  staffNotices: {
    holds: "when staff were told by letter that an answer did not reach the student",
    ends: "a day or two after the last of them",
  },
  deskCard: { holds: "which of the staff's messages shows a ticket", ends: "with the ticket" },
  auditEntry: { holds: "what staff looked at and did, about whom", ends: "AUDIT_DAYS after it was noted" },
  auditEvent: { holds: "ids of the events that were noted", ends: "with its entry" },
  refusalCounts: { holds: "what somebody who is not staff tried in the helpdesk", ends: "a minute later, in the log" },
  auditHead: { holds: "nothing", ends: "never; it is one" },
  teamsPlace: {
    holds: "digests of who was told in a channel to write in private",
    ends: "a day after the last of them",
  },
  slackWorkspace: { holds: "a workspace's sealed token", ends: "30 days after the app was removed there" },
  broadcast: {
    holds: "a message of the staff to many, who sends it, and counts of whom it reached",
    ends: "90 days after it was sent; a draft that was not sent, after a day",
  },
  broadcastPace: { holds: "nothing", ends: "never; one for each audience, when staff last wrote to it" },
  banner: { holds: "nothing", ends: "never; it is one, written anew when something is wrong with USOS" },
  broadcastDelivery: { holds: "the chats that are being told at this moment", ends: "when all are told" },
  broadcastPage: { holds: "the chats that are still to be told", ends: "when they are told" },
  textEdit: {
    holds: "what staff made of a text, and who of them",
    ends: "never; one for each text and language, with its latest 50 versions",
  },
  textEdition: { holds: "nothing", ends: "never; it is one, written when a text is published" },
  mailbox: { holds: "nothing", ends: "never; it is one for each mailbox" },
  deskHome: { holds: "who of the staff opened their list of tickets", ends: "a day after they last did" },
  staffLink: {
    holds: "for whom of the staff a link to their pages is, and a hash of it",
    ends: "when it is used, or the night after its ten minutes",
  },
  staffAttempt: {
    holds: "a hash of a browser's sign-in under way at the OIDC provider",
    ends: "when the browser comes back, or the night after its ten minutes",
  },
  staffSession: {
    holds: "who of the staff is signed in to their pages (id, name, e-mail), and a hash of the session",
    ends: "when they sign out, or the night after its eight hours",
  },
  answerToMany: {
    holds: "an answer of the staff to many tickets, who sends it, and the tickets' numbers",
    ends: "90 days after it was sent; a draft that was not sent, after a day",
  },
  knownProblems: { holds: "nothing", ends: "never; it is one, with what staff know of now" },
  helpdeskRounds: { holds: "nothing", ends: "never; it is one, with the tickets of the day" },
  statistics: { holds: "nothing", ends: "STATISTICS_DAYS after its week" },
  retention: { holds: "names of records to be looked at again", ends: "never; it is one, written anew every day" },
  clockSeen: { holds: "nothing", ends: "never; it is one" },
  clockTrusted: { holds: "nothing", ends: "never; it is one" },
  check: { holds: "nothing", ends: "at once; written at the start, to see whether Redis lets us" },
  ticketsIndexed: { holds: "nothing", ends: "never; it is one" },
  albumsIndexed: { holds: "nothing", ends: "never; it is one" },
};

/** The contents of each queue's jobs, and what ends them if nothing else does. */
export const queueLifetimes: Readonly<Record<string, Lifetime>> = {
  outbox: { holds: "what is to be said or done", ends: "done within moments; of somebody forgotten, dropped unread" },
  tell: { holds: "what a chat is to hear", ends: "done within moments; of somebody forgotten, dropped unread" },
  broadcast: { holds: "what staff have confirmed, and who of them, for moments", ends: "when everybody is told" },
  follow: { holds: "nothing", ends: "when nothing is followed, and with the account" },
  hide: { holds: "nothing", ends: "when the code is off the screen" },
  ceremony: { holds: "nothing", ends: "11 minutes after it began; a week, when USOS takes no revocation" },
  revocation: { holds: "a sealed token", ends: "when USOS has revoked it, after a week at the latest" },
  copy: { holds: "nothing", ends: "when the copy of somebody's data is taken away" },
  vote: { holds: "a 👍 or 👎, and why", ends: "ten minutes after it was cast, when it is counted" },
  together: { holds: "nothing", ends: "when all its tickets are answered" },
  helpdeskLeavers: { holds: "nothing", ends: "never; it is one" },
  mail: { holds: "which letter is due", ends: "when the mail server took it, and with the ticket" },
  merge: { holds: "which ticket is merged with which", ends: "done within moments" },
  board: {
    holds: "which card is due",
    ends: "when Slack or Teams took it; a card to be taken away, when there is a helpdesk again",
  },
  helpdeskLookup: { holds: "what staff asked for", ends: "done within moments" },
  helpdeskNotes: {
    holds: "a note among staff, and who wrote it",
    ends: "when it stands in the thread, a day at the latest",
  },
  helpdeskSearch: { holds: "what staff search for", ends: "done within moments" },
  helpdeskRefusals: { holds: "who is not staff and tried to use the helpdesk", ends: "a minute later" },
  helpdeskRounds: { holds: "nothing", ends: "never; two come round" },
  collected: { holds: "that a card was collected", ends: "done within moments" },
  statistics: { holds: "what kind of event is to be counted", ends: "done within moments" },
  retention: { holds: "nothing", ends: "never; one comes round" },
};
