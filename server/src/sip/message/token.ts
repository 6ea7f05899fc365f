/** A `token`: what methods, header names and parameter names are made of (RFC 3261 §25.1). */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

const TOKEN = /^[A-Za-z0-9\-.!%*_+`'~]+$/;
