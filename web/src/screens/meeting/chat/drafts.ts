import { createSource } from "../../../ui/source.ts";

/** What is being written, and in which meeting: it is there when the panel is opened again. */
export const draft = createSource({ conference: "", text: "" });
