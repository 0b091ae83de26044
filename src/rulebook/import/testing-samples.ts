import type { ImportKind } from './import-rules.ts';

/** A text of each format that uses every feature and runs into every refusal. */
export const samples: Readonly<
  Record<string, { readonly kind: ImportKind; readonly text: string }>
> = {
  'automoderator words': {
    kind: 'reddit-automoderator',
    text: `# No seed shops
type: submission
title+body: [cheap seeds, "#seedsale", Samen]
action: remove
action_reason: Seed shop {{match}}
comment: |
    Please keep shops out.
    <b>Thank you</b>
comment_locked: yes
---
# New accounts with links
author:
    account_age: "< 2 days"
    comment_karma: "< 10"
    satisfy_any_threshold: true
url (includes): [bit.ly, "?ref="]
action: filter
moderators_exempt: false
---
type: comment
body (regex, includes): ['(?<!not )spam', 'free\\s+coins', 'a{2,3}(?:b|c)']
body_longer_than: 20
action: report
report_reason: Free coins
---
type: comment
body (full-exact, case-sensitive): [FIRST, "me too"]
is_edited: false
message: Please say more than that.
message_subject: Your comment
---
~title (starts-with): "["
type: link submission
action: spam
---
domain: [old.example.com, "video.example/clips", self.gardeners]
~body (ends-with): [please, thanks]
ignore_blockquotes: true
priority: 5
modmail: Have a look
modmail_subject: A look
set_flair: [Look, look]
action: remove
---
title (full-text): [help, HELP ME]
author: { account_age: "> 3 months", is_contributor: false }
action: filter
`,
  },
  'automoderator refusals': {
    kind: 'reddit-automoderator',
    text: `body: hello
author:
    post_karma: "< 5"
    is_moderator: true
    has_verified_email: false
    ~name: [somebody]
    flair_text: new
    set_flair: [Newcomer, newcomer]
action: remove
---
body: hello
author: [one-name, other-name]
action: report
---
~author: one-name
body: hello
action: report
---
reports: 3
is_top_level: true
parent_submission: { title: hello }
standard: image hosting sites
media_title: hello
flair_text (regex): ".*"
crosspost_subreddit: { name: elsewhere }
action: filter
---
title: hello
action: approve
---
title: hello
set_nsfw: true
---
title (sideways): hello
brand_new_field: { deep: [1, 2] }
action: banish
---
just a sentence
---
title: one
title: two
action: remove
---
type: crosspost submission
action: remove
---
type: anyOf
action: report
---
body: &greeting hello
title: *greeting
body_shorter_than: many
author: { account_age: old }
action: remove
`,
  },
  'discourse json': {
    kind: 'discourse-watched-words',
    text: `{
  "actions": ["block", "censor", "require_approval", "flag", "replace", "tag", "silence", "link"],
  "words": [
    { "id": 1, "word": "casino", "action": "block", "case_sensitive": false },
    { "id": 2, "word": "loan*", "action": "block", "replacement": null },
    { "id": 3, "word": "*pills", "regexp": "x", "action": "block" },
    { "id": 4, "word": "*crypt*", "action": "block" },
    { "id": 5, "word": "b*d", "action": "block" },
    { "id": 6, "word": "US", "action": "flag", "case_sensitive": true },
    { "id": 7, "word": "St*p", "action": "flag", "case_sensitive": true },
    { "id": 8, "word": "darn", "action": "censor" },
    { "id": 9, "word": "look here", "action": "require_approval" },
    { "id": 10, "word": "quiet", "action": "silence" },
    { "id": 11, "word": "colour", "action": "replace", "replacement": "color", "html": true },
    { "id": 12, "word": "manual", "action": "link", "replacement": "https://forum.example/manual" },
    { "id": 13, "word": "bug", "action": "tag", "replacement": "bugs" },
    { "id": 14, "word": "fr(ee|3e) m.ney", "regexp": "(fr(ee|3e) m.ney)", "action": "flag" },
    { "id": 15, "word": "a(?=b)", "regexp": "(a(?=b))", "action": "flag" },
    { "id": 16, "word": "*", "action": "flag" },
    { "id": 17, "word": "later", "action": "postpone" },
    { "id": 18, "action": "flag" }
  ],
  "compiled_regular_expressions": { "block": [{ "casino": { "case_sensitive": false } }] },
  "more": 1
}
`,
  },
  'discourse csv': {
    kind: 'discourse-watched-words',
    text: `# action: require_approval
casino
"loan, cheap",,true
"a ""quoted"" word"
#tag
two words,nothing,false,extra
`,
  },
  'discourse csv without header': {
    kind: 'discourse-watched-words',
    text: 'casino\ncolour,color\n\n,,\nlast',
  },
  'discord rules': {
    kind: 'discord-automod',
    text: `[
  {
    "id": "1", "guild_id": "2", "creator_id": "3", "name": "Sales", "event_type": 1,
    "trigger_type": 1,
    "trigger_metadata": {
      "keyword_filter": ["sell*", "*coin", "*nft*", "buy now", "*", "#promo"],
      "regex_patterns": ["\\\\bfree\\\\s+nitro\\\\b", "(a)\\\\1", "[0-9]{16}"],
      "allow_list": ["selling bees"]
    },
    "actions": [
      { "type": 1, "metadata": { "custom_message": "No sales here." } },
      { "type": 2, "metadata": { "channel_id": "9" } },
      { "type": 3, "metadata": { "duration_seconds": 600 } }
    ],
    "enabled": true, "exempt_roles": ["4"], "exempt_channels": ["5", "6"]
  },
  {
    "name": "Mentions", "event_type": 1, "trigger_type": 5,
    "trigger_metadata": { "mention_total_limit": 6, "mention_raid_protection_enabled": true },
    "actions": [{ "type": 2, "metadata": {} }, { "type": 4, "metadata": {} }, { "metadata": {} }],
    "enabled": true, "exempt_roles": [], "exempt_channels": []
  },
  {
    "name": "Names", "event_type": 2, "trigger_type": 6,
    "trigger_metadata": { "keyword_filter": ["admin*"], "regex_patterns": [], "allow_list": [] },
    "actions": [{ "type": 4, "metadata": {} }], "enabled": true
  },
  {
    "name": "Presets", "event_type": 1, "trigger_type": 4,
    "trigger_metadata": { "presets": [1, 3, 9], "allow_list": ["darn"] },
    "actions": [{ "type": 1 }], "enabled": true
  },
  { "name": "Spam", "event_type": 1, "trigger_type": 3, "actions": [{ "type": 1 }] },
  {
    "name": "Switched off", "event_type": 1, "trigger_type": 1,
    "trigger_metadata": { "keyword_filter": ["moth"] }, "actions": [], "enabled": false
  },
  { "name": "Odd", "event_type": 7, "trigger_type": 8, "trigger_metadata": { "sky": "blue" },
    "actions": "none", "exempt_channels": [["5"]], "more": { "deep": [true] } },
  "nothing"
]
`,
  },
  'abuse filter features': {
    kind: 'mediawiki-abuse-filter',
    text: `/* Newcomers who add shops */
shops := ["cheap-seeds.example", "pots.example"];
text := lcase(added_lines);
page_namespace == 0 & action == "edit" &
user_age < 86400 * 3 &
!("sysop" in user_groups) &
(
  contains_any(text, "cheap seeds", "best pots") |
  added_links irlike "pots?\\.example" |
  added_lines rlike "BUY (NOW|TODAY)" |
  "free shipping" in new_wikitext |
  ccnorm(added_lines) contains "SALE" |
  count("!", added_lines) > 5 |
  page_title like "Seeds*" |
  length(added_lines) >= 5000 |
  user_editcount < 10
)
`,
  },
  'abuse filter refusals': {
    kind: 'mediawiki-abuse-filter',
    text: `old := removed_lines;
unread := "never" + " read";
(user_editcount < 5 | ip_in_range(user_name, "10.0.0.0/8") | "autoconfirmed" in user_groups
  | user_emailconfirm | !(user_rights contains "bot") | edit_delta < -500 | old contains "x"
  | norm(added_lines) rlike "A+" | specialratio(added_lines) > 0.5 | added_lines rlike "(a)\\\\1"
  | added_lines contains summary | summary contains "rvv" | timestamp > 5 | action == "move"
  | user_mobile | rcount("a++", added_lines) > 2 | added_lines < 3 | frobnicate(added_lines)
  | page_title + "x" == "y" | count("a", added_lines) > 900 | 0 | "" | set_var("a", 1)
  | added_lines rlike "(?i)really bad" )
`,
  },
  'abuse filter choice': {
    kind: 'mediawiki-abuse-filter',
    text: `bad := added_lines rlike "^bad";
if page_namespace == 1 then bad else (bad ^ added_lines contains 'worse') end`,
  },
  'abuse filter export': {
    kind: 'mediawiki-abuse-filter',
    text: `{"data":{"rules":"added_lines irlike \\"gr[e3]+at pills\\" & user_age < 3600","name":"Pills",
"comments":"Seen in spring.","group":"default","actions":["warn","tag"],"enabled":true,
"deleted":false,"privacylevel":1,"global":false},
"actions":{"warn":["abusefilter-warning"],"tag":["pills"]}}`,
  },
};
