/** Which characters XML 1.0 (fifth edition) has where, by UTF-16 code unit. */

const LETTER = 1;
const NAME_ONLY = 2;

/** ASCII by table; `:` is a letter here, `splitName` looks after it. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_:]/.test(character)) return LETTER;
  return /[0-9.-]/.test(character) ? NAME_ONLY : 0;
});

type Ranges = readonly (readonly [first: number, last: number])[];

/** XML §2.3, NameStartChar beyond ASCII; the planes up to U+EFFFF are known by their surrogates. */
const START_BEYOND: Ranges = [
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xd800, 0xdb7f],
  [0xdc00, 0xdfff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
];

/** What NameChar adds. */
const NAME_BEYOND: Ranges = [
  [0xb7, 0xb7],
  [0x300, 0x36f],
  [0x203f, 0x2040],
];

function isNameStart(code: number): boolean {
  return code < 128 ? ASCII[code] === LETTER : isIn(START_BEYOND, code);
}

/** Where the name that begins at `from` ends; `from` itself if none does. */
export function endOfName(text: string, from: number): number {
  let at = from;
  if (!isNameStart(text.charCodeAt(at))) return from;
  for (at += 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 128 ? ASCII[code] === 0 : !isNameBeyond(code)) break;
  }
  return at;
}

/** A name without colon (XML Names §3), as `xs:ID` and `xs:IDREF` want one. */
export function isNcName(text: string): boolean {
  return text !== "" && endOfName(text, 0) === text.length && !text.includes(":");
}

/** The first place at or after `from` that is no white space; carriage returns are gone by now. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 32 || code === 10 || code === 9; ) {
    at += 1;
    code = text.charCodeAt(at);
  }
  return at;
}

/** The first code unit that no XML document may hold (XML §2.2), or -1. */
export function firstIllegal(text: string): number {
  return MAYBE_ILLEGAL.test(text) ? text.search(ILLEGAL) : -1;
}

/** Whether a character reference may name it (XML §2.2, §4.1). */
export function isCharacter(codePoint: number): boolean {
  return codePoint <= 0x10_ffff && !ILLEGAL.test(String.fromCodePoint(codePoint));
}

const ILLEGAL = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
/** Without `u`, and naming what is looked for: so nearly all text is looked at fast, ASCII twice as fast. */
// oxlint-disable-next-line no-control-regex
const MAYBE_ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;

function isNameBeyond(code: number): boolean {
  return isIn(START_BEYOND, code) || isIn(NAME_BEYOND, code);
}

function isIn(ranges: Ranges, code: number): boolean {
  return ranges.some(([first, last]) => code >= first && code <= last);
}
