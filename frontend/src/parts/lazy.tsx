/** Pages that are fetched when they are first opened. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../words";

export function lazy<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>): ComponentType<Props> {
  let found: ComponentType<Props> | null = null;
  return function Lazy(props: Props) {
    const [Page, setPage] = useState<ComponentType<Props> | null>(() => found);
    useEffect(() => {
      if (!found) void load().then((module) => setPage(() => (found = module.default)));
    }, []);
    return Page ? <Page {...props} /> : <p class="waiting" role="status">{t("loading")}</p>;
  };
}

