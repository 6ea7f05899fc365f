import "i18next";
import type english from "./en.json";

/** A key that is in no catalogue is an error of types. */
declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof english };
  }
}
