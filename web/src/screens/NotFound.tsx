import { SearchX } from "lucide-react";
import { useEffect } from "react";
import { Link } from "wouter";
import { Sentence } from "../words/Sentence.tsx";
import { useWords } from "../words/words.ts";
import { Centred } from "./Centred.tsx";

export function NotFound() {
  const t = useWords();
  useEffect(() => {
    document.title = t("title.notFound");
  }, [t]);
  return (
    <Centred sign={<SearchX aria-hidden="true" />}>
      <hgroup>
        <h1>{t("notFound.title")}</h1>
        <p>
          <Sentence of="notFound.body" parts={{ home: <Link href="/" /> }} />
        </p>
      </hgroup>
    </Centred>
  );
}
