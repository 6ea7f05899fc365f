import { useEffect, useRef } from "react";
import { announce } from "../../ui/announce.ts";

/**
 * Says to a screen reader what has become of something, by whatever hand; not what it was at first,
 * and not what it is only while there are no words for it.
 */
export function useSaid(words: string | undefined): void {
  const before = useRef(words);
  useEffect(() => {
    if (words === undefined || before.current === words) return;
    before.current = words;
    announce(words);
  }, [words]);
}
