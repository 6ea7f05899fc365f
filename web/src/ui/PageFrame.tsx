import { DirectionProvider } from "radix-ui/direction";
import type { ReactNode } from "react";
import { languages } from "../words/languages.ts";
import { language, useWords } from "../words/words.ts";
import { LiveRegion } from "./LiveRegion.tsx";
import { Toasts } from "./Toasts.tsx";

/** Around every screen: which way the page reads, and where toasts and announcements live. */
export function PageFrame({ children }: { readonly children: ReactNode }) {
  // A change of language turns the page, too.
  useWords();
  return (
    <DirectionProvider dir={languages[language()].direction}>
      {children}
      <Toasts />
      <LiveRegion />
    </DirectionProvider>
  );
}
