/** The schema of xCards (RFC 7852 Appendix A), as tables: what may stand in one, in the order it demands. */

interface PropertySchema {
  readonly occurrence: "?" | "*";
  /** Against the names of the parameters, a space behind each. */
  readonly parameters: RegExp;
  /** Against the types of the values, a space behind each. */
  readonly values: RegExp;
}

const ALT = "altid pid pref";
const ALT_TYPE = "altid pid pref type";
const TYPED_URI = "altid pid pref type mediatype";
const WORDS = "language altid pid pref type";
const DATE_OR_TEXT = /^(?:date|time|date-time|text) $/;
const URI = /^uri $/;
const TEXT = /^text $/;
const TEXTS = /^(?:text )+$/;
const URI_OR_TEXT = /^(?:uri|text) $/;
const NAME = /^(?:surname )*(?:given )*(?:additional )*(?:prefix )*(?:suffix )*$/;
const ADDRESS =
  /^(?:pobox )*(?:ext )*(?:street )*(?:locality )*(?:region )*(?:code )*(?:country )*$/;

/** In the order of the schema; `source` may not come without parameters, so it is left out. */
export const PROPERTIES: ReadonlyMap<string, PropertySchema> = new Map([
  many("adr", ADDRESS, "language altid pid pref type geo tz label"),
  once("anniversary", DATE_OR_TEXT, "altid calscale"),
  once("bday", DATE_OR_TEXT, "altid calscale"),
  many("caladruri", URI, TYPED_URI),
  many("caluri", URI, TYPED_URI),
  many("categories", TEXTS, ALT_TYPE),
  many("clientpidmap", /^sourceid uri $/),
  many("email", TEXT, ALT_TYPE),
  many("fburl", URI, TYPED_URI),
  many("fn", TEXT, WORDS),
  many("geo", URI, TYPED_URI),
  many("impp", URI, TYPED_URI),
  many("key", URI_OR_TEXT, TYPED_URI),
  once("kind", TEXT),
  many("lang", /^language-tag $/, ALT_TYPE),
  many("logo", URI, `language ${TYPED_URI}`),
  many("member", URI, `${ALT} mediatype`),
  once("n", NAME, "language sort-as altid"),
  many("nickname", TEXTS, WORDS),
  many("note", TEXT, WORDS),
  many("org", TEXTS, `${WORDS} sort-as`),
  many("photo", URI, TYPED_URI),
  once("prodid", TEXT),
  many("related", URI_OR_TEXT, TYPED_URI),
  once("rev", /^timestamp $/),
  many("role", TEXT, WORDS),
  once("gender", /^sex (?:identity )?$/),
  many("sound", URI, `language ${TYPED_URI}`),
  many("tel", URI_OR_TEXT, TYPED_URI),
  many("title", TEXT, WORDS),
  many("tz", /^(?:uri|text|utc-offset) $/, TYPED_URI),
  once("uid", URI),
  many("url", URI, TYPED_URI),
]);

/** Which values a parameter may have. What else `type` may say of `tel` and `related` is not carried. */
export const PARAMETERS: ReadonlyMap<string, { readonly values: RegExp; readonly each?: RegExp }> =
  new Map([
    ["language", { values: /^language-tag $/ }],
    ["altid", { values: TEXT }],
    ["pid", { values: TEXTS, each: /^[0-9]+(?:\.[0-9]+)?$/ }],
    ["pref", { values: /^integer $/, each: /^(?:[1-9][0-9]?|100)$/ }],
    ["type", { values: TEXTS, each: /^(?:work|home)$/ }],
    ["mediatype", { values: TEXT }],
    ["calscale", { values: TEXT, each: /^gregorian$/ }],
    ["sort-as", { values: TEXTS }],
    ["geo", { values: URI }],
    ["tz", { values: URI_OR_TEXT }],
    ["label", { values: TEXT }],
  ]);

/** What a value of each type looks like; of a type that is not here everything does. */
export const VALUES: ReadonlyMap<string, RegExp> = new Map([
  ["uri", /^[a-zA-Z][a-zA-Z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/],
  ["date", /^(?:[0-9]{8}|[0-9]{4}-[0-9]{2}|--[0-9]{2}(?:[0-9]{2})?|---[0-9]{2})$/],
  ["time", /^[0-9]{2}(?:[0-9]{2}(?:[0-9]{2})?)?(?:Z|[+-][0-9]{2}(?:[0-9]{2})?)?$/],
  [
    "date-time",
    /^(?:[0-9]{8}|--[0-9]{4}|---[0-9]{2})T[0-9]{2}(?:[0-9]{2}(?:[0-9]{2})?)?(?:Z|[+-][0-9]{2}(?:[0-9]{2})?)?$/,
  ],
  ["timestamp", /^[0-9]{8}T[0-9]{6}(?:Z|[+-][0-9]{2}(?:[0-9]{2})?)?$/],
  ["utc-offset", /^[+-][0-9]{2}(?:[0-9]{2})?$/],
  // The schema's own pattern is broken over lines, and takes no language without a region.
  ["language-tag", /^[a-z]{1,3}(?:-[0-9a-z]{2,8}){1,2}$/],
  ["sex", /^[MFONU]?$/],
  ["sourceid", /^[1-9][0-9]{0,8}$/],
]);

function many(name: string, values: RegExp, parameters = ""): [string, PropertySchema] {
  return [name, { occurrence: "*", values, parameters: optional(parameters) }];
}

function once(name: string, values: RegExp, parameters = ""): [string, PropertySchema] {
  return [name, { occurrence: "?", values, parameters: optional(parameters) }];
}

/** These words at most, in this order. */
function optional(names: string): RegExp {
  const words = names.split(" ").filter((name) => name !== "");
  return new RegExp(`^${words.map((name) => `(?:${name} )?`).join("")}$`);
}
