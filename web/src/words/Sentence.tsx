import type { ParseKeys } from "i18next";
import type { ReactElement } from "react";
import { Trans } from "react-i18next";

/** Named one by one: of all keys together the compiler makes a union that is too large for it. */
type MarkedKey = Extract<ParseKeys, "home.noCameras" | "notFound.body">;

interface SentenceProps {
  /** Words with marks, as in `Nothing here. <home>Go home</home>`. */
  readonly of: MarkedKey;
  /** What stands around the words of each mark: `{ home: <Link href="/" /> }`. */
  readonly parts: Readonly<Record<string, ReactElement>>;
}

/** A sentence with something in it, such as a link, that each language puts in its own place. */
export function Sentence({ of, parts }: SentenceProps) {
  return <Trans<MarkedKey> i18nKey={of} components={parts} />;
}
