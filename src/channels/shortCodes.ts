/** The short code of a hand may be followed by a skin tone. */
const code = /:([a-z0-9_+'-]+):(?::skin-tone-[2-6]:)?/g;

/**
 * Replaces the short codes of emoji («:+1:») by the emoji. Chats send some emoji as such codes, which other chats would show as
 * plain text.
 * @param known the emoji of more codes; Slack sends them with a message
 */
export const withEmoji = (text: string, known: ReadonlyMap<string, string> = common): string =>
  text.replace(code, (found, name: string) => known.get(name) ?? common.get(name) ?? found);

/** The codes that people use most, by the names that Slack and Teams share. */
const common: ReadonlyMap<string, string> = new Map(
  `+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|ok_hand 👌|ok 🆗|clap 👏|pray 🙏|wave 👋|muscle 💪|raised_hands 🙌|handshake 🤝
  point_up 👆|point_up_2 👆|point_down 👇|point_right 👉|point_left 👈|crossed_fingers 🤞|v ✌️|fire 🔥|tada 🎉|sparkles ✨
  heart ❤️|broken_heart 💔|blue_heart 💙|yellow_heart 💛|green_heart 💚|white_heart 🤍|star ⭐|100 💯|eyes 👀|rocket 🚀
  smile 😄|smiley 😃|grinning 😀|grin 😁|laughing 😆|sweat_smile 😅|joy 😂|rolling_on_the_floor_laughing 🤣|rofl 🤣
  slightly_smiling_face 🙂|upside_down_face 🙃|wink 😉|blush 😊|innocent 😇|heart_eyes 😍|relaxed ☺️|hugging_face 🤗
  thinking_face 🤔|neutral_face 😐|expressionless 😑|face_with_rolling_eyes 🙄|grimacing 😬|relieved 😌|pensive 😔
  slightly_frowning_face 🙁|white_frowning_face ☹️|disappointed 😞|worried 😟|confused 😕|cry 😢|sob 😭|scream 😱
  angry 😠|rage 😡|triumph 😤|sweat 😓|weary 😩|tired_face 😫|sleeping 😴|sunglasses 😎|shrug 🤷|facepalm 🤦|see_no_evil 🙈
  white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|negative_squared_cross_mark ❎|warning ⚠️
  exclamation ❗|heavy_exclamation_mark ❗|question ❓|grey_question ❔|grey_exclamation ❕|bangbang ‼️|no_entry ⛔
  no_entry_sign 🚫|bulb 💡|memo 📝|email 📧|envelope ✉️|phone ☎️|iphone 📱|calling 📲|computer 💻|link 🔗|lock 🔒|key 🔑
  mag 🔍|camera 📷|clock1 🕐|hourglass ⌛|hourglass_flowing_sand ⏳|calendar 📆|date 📅|mortar_board 🎓|student 🧑‍🎓|pushpin 📌
  arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|red_circle 🔴|large_green_circle 🟢|large_yellow_circle 🟡
  one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|six 6️⃣|seven 7️⃣|eight 8️⃣|nine 9️⃣`
    .split(/[|\n]/)
    .map((it): [string, string] => {
      const [name = "", emoji = ""] = it.trim().split(" ");
      return [name, emoji];
    }),
);
